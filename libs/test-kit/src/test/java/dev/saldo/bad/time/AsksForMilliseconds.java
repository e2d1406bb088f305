package dev.saldo.bad.time;

class AsksForMilliseconds {

    long now() {
        return System.currentTimeMillis();
    }
}
