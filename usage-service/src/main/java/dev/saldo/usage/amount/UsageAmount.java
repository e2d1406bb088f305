package dev.saldo.usage.amount;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.databind.annotation.JsonDeserialize;

/** An amount of usage that may be asked for: not negative, and no longer than can be counted. */
@Documented
@JacksonAnnotationsInside
@JsonDeserialize(using = AmountReader.class)
@Constraint(validatedBy = {})
@Digits(integer = Amounts.WHOLE_DIGITS, fraction = Amounts.DECIMALS)
@PositiveOrZero
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface UsageAmount {

    String message() default "must not be negative, nor have more than 12 digits on either side of the point";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
