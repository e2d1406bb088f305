package dev.saldo.chaos.stack;

import java.io.IOException;
import java.util.Arrays;

/** Runs the main method of another class, and ends the process as soon as whoever started it is gone. */
public final class Leash {

    private Leash() {}

    /** @param arguments the class to run, and what it is told */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("leash").start(Leash::hold);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** Nobody writes to standard input: it ends when the other side of the pipe is closed. */
    private static void hold() {
        try {
            while (System.in.read() >= 0) {
                // not the end yet
            }
        } catch (IOException _) {
            // as good as the end
        }
        Runtime.getRuntime().halt(1);
    }
}
