package dev.saldo.kit.web;

import jakarta.validation.ConstraintViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import tools.jackson.core.JacksonException;
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

    private InputProblems() {}

    public static Problem of(JacksonException unreadable) {
        return Problem.malformed(pointer(unreadable), detail(unreadable));
    }

    static Problem of(Errors invalid) {
        var problem = Problem.invalid();
        invalid.getFieldErrors()
                .forEach(error -> problem.at(pointer(error.getField()), sentence(error.getDefaultMessage())));
        invalid.getGlobalErrors().forEach(error -> problem.at("", sentence(error.getDefaultMessage())));
        return problem;
    }

    public static Problem of(Set<? extends ConstraintViolation<?>> violations) {
        var problem = Problem.invalid();
        violations.stream()
                .sorted((one, other) -> one.getPropertyPath()
                        .toString()
                        .compareTo(other.getPropertyPath().toString()))
                .forEach(violation ->
                        problem.at(pointer(violation.getPropertyPath().toString()), violation.getMessage()));
        return problem;
    }

    static String expectation(@Nullable Class<?> type) {
        if (type == null) {
            return "has the wrong type";
        }
        if (type.isEnum()) {
            return "must be one of " + Arrays.toString(type.getEnumConstants());
        }
        if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)) {
            return "must be a number in range";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "must be an array";
        }
        return EXPECTED.getOrDefault(type, "must be an object");
    }

    private static String detail(JacksonException unreadable) {
        return switch (unreadable) {
            case UnrecognizedPropertyException _ -> "is not a known field";
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
                : "/" + path.replace("[", "/").replace("]", "").replace(".", "/");
    }

    private static String sentence(@Nullable String message) {
        return message == null ? "is not acceptable" : message;
    }
}
