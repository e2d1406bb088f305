package dev.saldo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

class ProblemsTest {

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(Problem.notFound("sale", 7), 404, "not-found"),
                Arguments.of(new OptimisticLockingFailureException("x"), 412, "stale-version"),
                Arguments.of(new ArithmeticException("long overflow"), 422, "invalid"),
                Arguments.of(new MethodNotAllowedException(HttpMethod.PUT, null), 405, "method-not-allowed"),
                Arguments.of(new UnsupportedMediaTypeStatusException("x"), 415, "unsupported-media-type"),
                Arguments.of(new ResponseStatusException(HttpStatus.NOT_FOUND), 404, "not-found"),
                Arguments.of(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE), 413, "payload-too-large"),
                Arguments.of(new ResponseStatusException(HttpStatus.BAD_GATEWAY), 500, "internal"),
                Arguments.of(new CannotCreateTransactionException("no connection"), 503, "unavailable"),
                Arguments.of(new DataAccessResourceFailureException("no connection"), 503, "unavailable"),
                Arguments.of(new IllegalStateException("secret detail"), 500, "internal"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorIsAProblemWithAStableCode(Throwable error, int status, String code) {
        var problem = Problems.of(error);

        assertThat(problem.status().value()).isEqualTo(status);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.body().getType()).hasToString("urn:saldo:problem:" + code);
    }

    @ParameterizedTest
    @CsvSource({"0, {id}", "1, ?customerId"})
    void aParameterThatCannotBeReadIsNamedByItsPlace(int index, String pointer) throws NoSuchMethodException {
        var parameter =
                new MethodParameter(ProblemsTest.class.getDeclaredMethod("handler", UUID.class, UUID.class), index);
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        var unreadable = new ServerWebInputException("x", parameter, new TypeMismatchException("abc", UUID.class));

        assertThat(Problems.of(unreadable).errors()).containsExactly(new Problem.InputError(pointer, "must be a UUID"));
    }

    @SuppressWarnings("unused")
    private static void handler(@PathVariable UUID id, @RequestParam UUID customerId) {}

    @Test
    void aFaultSaysNothingOfTheInside() {
        var problem = Problems.of(new IllegalStateException("password=hunter2"));

        assertThat(problem.body().toString()).doesNotContain("hunter2").doesNotContain("IllegalState");
    }
}
