package dev.saldo.catalog.bulk;

import dev.saldo.kit.Pure;

/** @param pointer where in the request */
@Pure
record Fault(String pointer, String detail) {

    static Fault at(int index, String pointer, String detail) {
        return new Fault("/items/" + index + pointer, detail);
    }
}
