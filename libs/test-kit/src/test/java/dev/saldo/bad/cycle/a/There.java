package dev.saldo.bad.cycle.a;

import dev.saldo.bad.cycle.b.Back;

public class There {

    public Back back() {
        return new Back();
    }
}
