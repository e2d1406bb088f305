package dev.saldo.bad.impure;

import dev.saldo.kit.Pure;

@Pure
sealed interface Neighbourly {

    record Case(Unmarked neighbour) implements Neighbourly {}
}
