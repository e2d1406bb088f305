package dev.saldo.sales;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What users attach of their own is small. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SmallMetadata.Check.class)
public @interface SmallMetadata {

    String message() default "must be at most 16 kB of JSON without the NUL character";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Measures the JSON. */
    final class Check implements ConstraintValidator<SmallMetadata, Map<String, Object>> {

        private static final int MOST_BYTES = 16 * 1024;

        @Override
        public boolean isValid(@Nullable Map<String, Object> metadata, ConstraintValidatorContext context) {
            if (metadata == null) {
                return true;
            }
            var json = JsonMapper.shared().writeValueAsString(metadata);
            return json.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && !json.contains("\\u0000");
        }
    }
}
