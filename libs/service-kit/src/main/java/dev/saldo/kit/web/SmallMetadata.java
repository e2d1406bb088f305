package dev.saldo.kit.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What users attach of their own is small, and something Postgres can keep; null is left to {@code NotNull}. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SmallMetadata.Check.class)
public @interface SmallMetadata {

    String message() default "must have at most 50 members and 16 kB of JSON, and no NUL character";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check itself. */
    final class Check implements ConstraintValidator<SmallMetadata, Map<String, Object>> {

        private static final int MOST_MEMBERS = 50;
        private static final int MOST_BYTES = 16 * 1024;
        private static final JsonMapper JSON = JsonMapper.shared();

        @Override
        public boolean isValid(@Nullable Map<String, Object> metadata, ConstraintValidatorContext context) {
            return metadata == null || (isSmall(metadata) && isStorable(metadata));
        }

        private static boolean isSmall(Map<String, Object> metadata) {
            return metadata.size() <= MOST_MEMBERS
                    && JSON.writeValueAsString(metadata).getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
        }

        private static boolean isStorable(@Nullable Object value) {
            return switch (value) {
                case Map<?, ?> map ->
                    map.keySet().stream().allMatch(Check::isStorable)
                            && map.values().stream().allMatch(Check::isStorable);
                case List<?> list -> list.stream().allMatch(Check::isStorable);
                case String text -> text.indexOf('\0') < 0;
                case null, default -> true;
            };
        }
    }
}
