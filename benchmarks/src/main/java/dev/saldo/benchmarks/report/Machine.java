package dev.saldo.benchmarks.report;

import java.lang.management.ManagementFactory;

/**
 * What it was measured on.
 *
 * @param memoryMegabytes of the machine
 */
public record Machine(int cores, String system, String java, long memoryMegabytes) {

    private static final long BYTES_PER_MEGABYTE = 1_048_576;

    public static Machine here() {
        var memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                "%s %s, %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                memory / BYTES_PER_MEGABYTE);
    }

    /** The average of the last minute; negative where the system does not know. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
