package dev.saldo.billing.collection;

import reactor.core.publisher.Mono;

/** Whoever can move money when they are told from where. */
interface PaymentProvider {

    /** Moves the money of an attempt at most once, however often it is asked; answers within a bounded time. */
    Mono<ProviderAnswer> ask(Attempt attempt);
}
