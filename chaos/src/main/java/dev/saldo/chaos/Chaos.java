package dev.saldo.chaos;

import java.nio.file.Path;
import java.security.SecureRandom;

/** The process of {@code ./saldo chaos}. Exit code 0: all held; 1: something did not; 2: it could not be run. */
public final class Chaos {

    private Chaos() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) {
        try {
            var options =
                    ChaosOptions.of(Path.of(""), System.getProperty("java.class.path"), new SecureRandom(), arguments);
            // logging begins when its directory is known
            System.setProperty(
                    "saldo.logs", options.directory().resolve("logs/chaos").toString());
            return new ChaosRun(options, System.out::println).run().isGood() ? 0 : 1;
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
        } catch (InterruptedException _) {
            System.err.println("Interrupted.");
        } catch (Exception failure) {
            System.err.println("The run came to no verdict: " + failure);
            failure.printStackTrace();
        }
        return 2;
    }
}
