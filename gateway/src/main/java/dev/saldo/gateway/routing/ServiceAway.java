package dev.saldo.gateway.routing;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** A service, or what stands before it, answered that it cannot serve now; the answer itself is on the exchange. */
final class ServiceAway extends RuntimeException {

    private final HttpStatusCode status;

    ServiceAway(HttpStatusCode status) {
        super("service answered " + status, null, false, false);
        this.status = status;
    }

    boolean mayHaveTimedOut() {
        return status.isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT);
    }
}
