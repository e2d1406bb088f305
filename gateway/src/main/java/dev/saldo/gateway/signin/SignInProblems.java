package dev.saldo.gateway.signin;

import dev.saldo.gateway.problem.Problem;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.reactive.function.client.WebClientException;

/** Why somebody could not sign in. */
final class SignInProblems {

    private SignInProblems() {}

    static Problem of(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (isIssuerAway(failure)) {
            // without its message, which may quote what was sent
            return Problem.unavailable("issuer: " + failure.getClass().getSimpleName());
        }
        return switch (failure) {
            case AuthenticationException _ -> refused();
            case OAuth2AuthorizationException _ -> refused();
            default -> Problem.unavailable("issuer: " + failure.getClass().getSimpleName());
        };
    }

    private static Problem refused() {
        return Problem.unauthenticated("The sign-in was given up or is over; begin again at /login.");
    }

    /** Spring takes a failed call for its keys to mean that the token is not valid. */
    private static boolean isIssuerAway(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case WebClientException _ -> true;
            case IOException _ -> true;
            case TimeoutException _ -> true;
            default -> isIssuerAway(failure.getCause());
        };
    }
}
