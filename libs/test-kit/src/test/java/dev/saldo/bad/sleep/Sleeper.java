package dev.saldo.bad.sleep;

import java.time.Duration;

class Sleeper {

    void nap() throws InterruptedException {
        Thread.sleep(1);
    }

    void longNap() throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(1));
    }
}
