package dev.saldo.kit.web;

import dev.saldo.contracts.ContractJson.UnacceptableMoney;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Turns what libraries say of bad input into problems with JSON pointers, and never repeats their messages. */
public final class InputProblems {

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            UUID.class, "must be a UUID",
            Instant.class, "must be an instant like 2026-01-31T12:00:00Z",
            LocalDate.class, "must be a date like 2026-01-31",
            String.class, "must be a string",
            Boolean.class, "must be true or false",
            boolean.class, "must be true or false");

    private static final Set<Class<?>> ASKING_FOR_A_VALUE = Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    /** What the path of a violation says of an element of a list beside its index. */
    private static final Pattern CONTAINER_ELEMENT = Pattern.compile("\\.?<[^>]*>");

    private InputProblems() {}

    public static Problem of(JacksonException unreadable) {
        return unreadable instanceof UnacceptableMoney money
                ? Problem.invalid(pointer(money), money.getOriginalMessage())
                : Problem.malformed(pointer(unreadable), detail(unreadable));
    }

    static Problem of(Errors invalid) {
        var problem = Problem.invalid();
        invalid.getFieldErrors().forEach(error -> problem.at(pointer(error.getField()), complaint(error)));
        invalid.getGlobalErrors().forEach(error -> problem.at("", sentence(error.getDefaultMessage())));
        return problem;
    }

    public static Problem of(Set<? extends ConstraintViolation<?>> violations) {
        var problem = Problem.invalid();
        violations.forEach(
                violation -> problem.at(pointer(violation.getPropertyPath().toString()), complaint(violation)));
        return problem;
    }

    static String expectation(@Nullable Class<?> type) {
        if (type == null) {
            return "has the wrong type";
        }
        if (type.isEnum()) {
            return "must be one of " + Arrays.toString(type.getEnumConstants());
        }
        if (WholeNumbers.is(type)) {
            return "must be a whole number";
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "must be a number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "must be an array";
        }
        return EXPECTED.getOrDefault(type, "must be an object");
    }

    private static String detail(JacksonException unreadable) {
        return switch (unreadable) {
            case UnrecognizedPropertyException _ -> "is not a known field";
            case InputCoercionException _ -> WholeNumbers.expected(unreadable);
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null && WholeNumbers.is(mismatch.getTargetType()) ->
                WholeNumbers.expected(unreadable);
            case InvalidFormatException format -> expectation(format.getTargetType());
            case ValueInstantiationException _ -> "is not a valid value";
            case MismatchedInputException mismatch
            when mismatch.getOriginalMessage().startsWith("must ")
                    || mismatch.getOriginalMessage().startsWith("has ") -> mismatch.getOriginalMessage();
            case MismatchedInputException mismatch -> expectation(mismatch.getTargetType());
            default -> "is not well-formed JSON";
        };
    }

    private static String pointer(JacksonException unreadable) {
        return unreadable.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static String pointer(String path) {
        return path.isEmpty()
                ? ""
                : "/"
                        + CONTAINER_ELEMENT
                                .matcher(path)
                                .replaceAll("")
                                .replace("[", "/")
                                .replace("]", "")
                                .replace(".", "/");
    }

    /** What is left out, or null, is missed; however the constraint would put it. */
    private static String complaint(ConstraintViolation<?> violation) {
        var constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
        return violation.getInvalidValue() == null && ASKING_FOR_A_VALUE.contains(constraint)
                ? "is required"
                : violation.getMessage();
    }

    private static String complaint(FieldError error) {
        return error.contains(ConstraintViolation.class)
                ? complaint(error.unwrap(ConstraintViolation.class))
                : sentence(error.getDefaultMessage());
    }

    private static String sentence(@Nullable String message) {
        return message == null ? "is not acceptable" : message;
    }
}
