package dev.saldo.bad.impure;

import dev.saldo.kit.Pure;
import reactor.core.publisher.Mono;

@Pure
class Reactive {

    Mono<String> rule() {
        return Mono.just("yes");
    }
}
