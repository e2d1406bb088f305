package dev.saldo.catalog.product;

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

/** What users attach must be small, and something the database can keep. */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = MetadataLimits.Check.class)
@interface MetadataLimits {

    String message() default "must be at most 16 kB of JSON, without the NUL character";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check itself. */
    final class Check implements ConstraintValidator<MetadataLimits, Map<String, Object>> {

        private static final int MAX_BYTES = 16 * 1024;
        private static final JsonMapper JSON = JsonMapper.shared();

        @Override
        public boolean isValid(@Nullable Map<String, Object> metadata, ConstraintValidatorContext context) {
            return metadata == null || (Metadata.isStorable(metadata) && isSmall(metadata));
        }

        private static boolean isSmall(Map<String, Object> metadata) {
            return JSON.writeValueAsString(metadata).getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        }
    }
}
