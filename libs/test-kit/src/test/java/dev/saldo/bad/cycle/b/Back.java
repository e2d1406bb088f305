package dev.saldo.bad.cycle.b;

import dev.saldo.bad.cycle.a.There;

public class Back {

    public There there() {
        return new There();
    }
}
