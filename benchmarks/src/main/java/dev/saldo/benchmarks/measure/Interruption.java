package dev.saldo.benchmarks.measure;

/** The end of a benchmark that somebody stopped. */
public final class Interruption extends RuntimeException {

    private Interruption(InterruptedException cause) {
        super(cause);
    }

    public static Interruption of(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Interruption(cause);
    }
}
