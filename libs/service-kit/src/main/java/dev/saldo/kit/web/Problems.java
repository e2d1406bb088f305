package dev.saldo.kit.web;

import dev.saldo.kit.database.Violations;
import jakarta.validation.ConstraintViolationException;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;

/** Which problem an error is. What nobody foresaw is a fault: logged once, answered without a word about the inside. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static Problem of(Throwable error) {
        return switch (error) {
            case Problem problem -> problem;
            case WebExchangeBindException invalid -> InputProblems.of(invalid);
            case ConstraintViolationException invalid -> InputProblems.of(invalid.getConstraintViolations());
            case ServerWebInputException unreadable -> unreadable(unreadable);
            // a blank path segment converts to no value at all
            case ServerErrorException missing when isPathVariable(missing.getMethodParameter()) -> nothingThere();
            case ResponseStatusException answered -> answered(answered);
            case OptimisticLockingFailureException _ -> Problem.stale();
            case ArithmeticException _ -> Problem.invalid("", "holds amounts too large to add up");
            // before anything was done: all connections are in use, or there are none to be had
            case CannotCreateTransactionException _ -> away(error);
            case DataAccessResourceFailureException _ -> away(error);
            default -> ofDatabase(error);
        };
    }

    private static Problem unreadable(ServerWebInputException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case JacksonException unreadable -> {
                    return InputProblems.of(unreadable);
                }
                case DataBufferLimitException _ -> {
                    return tooLarge();
                }
                default -> {}
            }
        }
        var parameter = error.getMethodParameter();
        if (parameter == null || error.getCause() == null || error.getCause() instanceof DecodingException) {
            return Problem.malformed("", "is missing or cannot be read");
        }
        return Problem.malformed(place(parameter), InputProblems.expectation(parameter.getParameterType()));
    }

    private static String place(MethodParameter parameter) {
        var name = parameter.getParameterName();
        return isPathVariable(parameter) ? "{" + name + "}" : "?" + name;
    }

    private static Problem answered(ResponseStatusException error) {
        return switch (error) {
            case MethodNotAllowedException refused ->
                Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "The method does not exist here.")
                        .header("Allow", join(refused.getSupportedMethods()));
            case NotAcceptableStatusException _ ->
                Problem.of(
                        HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "The answer cannot be given in this media type.");
            default -> byStatus(error);
        };
    }

    private static Problem byStatus(ResponseStatusException error) {
        var status = HttpStatus.resolve(error.getStatusCode().value());
        if (status == null || status.is5xxServerError()) {
            return fault(error);
        }
        return switch (status) {
            case NOT_FOUND -> nothingThere();
            case CONTENT_TOO_LARGE -> tooLarge();
            // of its own kind for most bodies, without one for forms
            case UNSUPPORTED_MEDIA_TYPE ->
                Problem.of(status, "unsupported-media-type", "The body must be application/json.");
            default -> Problem.of(status, "refused", "The request is not acceptable.");
        };
    }

    private static Problem ofDatabase(Throwable error) {
        var state = Violations.sqlState(error).orElse("");
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "22" -> Problem.invalid("", "holds a value that cannot be stored");
            case "23" -> Problem.conflict("conflict", "It contradicts what is stored already.");
            default -> fault(error);
        };
    }

    private static boolean isPathVariable(@Nullable MethodParameter parameter) {
        return parameter != null && parameter.hasParameterAnnotation(PathVariable.class);
    }

    private static Problem nothingThere() {
        return Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
    }

    private static Problem tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "payload-too-large", "The body is too large.");
    }

    private static Problem away(Throwable error) {
        log.warn("no connection to the database: {}", error.toString());
        return Problem.unavailable("database");
    }

    private static Problem fault(Throwable error) {
        log.error("a request failed", error);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side.");
    }

    private static String join(@Nullable Iterable<?> values) {
        if (values == null) {
            return "";
        }
        var names = new StringJoiner(", ");
        values.forEach(value -> names.add(value.toString()));
        return names.toString();
    }
}
