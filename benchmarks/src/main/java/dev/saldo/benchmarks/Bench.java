package dev.saldo.benchmarks;

import dev.saldo.benchmarks.BenchOptions.Unusable;
import dev.saldo.benchmarks.Benchmarks.SharedSuite;
import dev.saldo.benchmarks.report.ConsoleReport;
import dev.saldo.benchmarks.report.HtmlReport;
import dev.saldo.benchmarks.report.JsonReport;
import dev.saldo.benchmarks.report.Run;
import dev.saldo.benchmarks.scenario.Scenario;
import dev.saldo.benchmarks.scenario.Scenarios;
import dev.saldo.benchmarks.suite.Directories;
import dev.saldo.benchmarks.suite.Launch;
import dev.saldo.benchmarks.suite.SuiteProcess;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code ./saldo bench}. */
public final class Bench {

    private static final String JSON = "latest.json";
    private static final String PAGE = "report.html";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** With the second compiler and a heap that is no subject here; {@code ./saldo up} saves on both. */
    private static final List<String> FOR_LOAD = List.of(
            "-XX:+UseParallelGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xms1g",
            "-Xmx1g",
            "-XX:MaxDirectMemorySize=512m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dio.netty.leakDetection.level=disabled");

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        try {
            var failed = run(BenchOptions.of(arguments)).failed();
            System.exit(failed.isEmpty() ? 0 : 1);
        } catch (Unusable unusable) {
            System.err.println(unusable.getMessage());
            System.exit(2);
        }
    }

    private static Run run(BenchOptions options) throws IOException {
        var scenarios = chosen(options.scenarios());
        var data = options.output().toAbsolutePath().resolve("data");
        var launch = new Launch(data, forLoad(), options.upOptions());
        try (var shared = shared(options, launch)) {
            var benchmarks = new Benchmarks(
                    shared, options.url() == null ? launch : null, options.effort(), options.sizes(), Bench::progress);
            var output = Files.createDirectories(options.output());
            keepFormer(output);
            var run = benchmarks.run(scenarios, options.commit(), options.quick(), soFar -> write(soFar, output));
            System.out.println(ConsoleReport.of(run));
            System.out.printf("%s%n%s%n", output.resolve(JSON), output.resolve(PAGE));
            return run;
        } finally {
            if (Files.exists(data)) {
                Directories.delete(data);
            }
        }
    }

    /** A short run must not cost a long one its report. */
    static void keepFormer(Path output) throws IOException {
        for (var former : Map.of(JSON, "previous.json", PAGE, "previous.html").entrySet()) {
            var report = output.resolve(former.getKey());
            if (Files.exists(report)) {
                Files.move(report, output.resolve(former.getValue()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void write(Run run, Path output) {
        try {
            Files.writeString(output.resolve(JSON), JsonReport.of(run));
            Files.writeString(output.resolve(PAGE), HtmlReport.of(run));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Those that answer to one of the wishes, or all. */
    static List<Scenario> chosen(List<String> wishes) {
        var all = Scenarios.all();
        for (var wish : wishes) {
            if (all.stream().noneMatch(scenario -> scenario.plan().answersTo(wish))) {
                throw new Unusable("There is no scenario %s; there are %s."
                        .formatted(
                                wish,
                                String.join(
                                        ", ",
                                        all.stream()
                                                .map(scenario -> scenario.plan().name())
                                                .toList())));
            }
        }
        return all.stream()
                .filter(scenario -> wishes.isEmpty()
                        || wishes.stream().anyMatch(wish -> scenario.plan().answersTo(wish)))
                .toList();
    }

    private static List<String> forLoad() {
        var more = System.getenv().getOrDefault("SALDO_JAVA_OPTS", "").strip();
        return more.isEmpty()
                ? FOR_LOAD
                : Stream.concat(FOR_LOAD.stream(), Arrays.stream(more.split("\\s+")))
                        .toList();
    }

    private static void progress(String step) {
        System.out.printf("%s  %s%n", LocalTime.now(ZoneId.systemDefault()).format(CLOCK), step);
    }

    private static SharedSuite shared(BenchOptions options, Launch launch) {
        var url = options.url();
        return url == null ? new Started(launch) : new Running(url);
    }

    /** One that somebody else started, and will end. */
    private static final class Running implements SharedSuite {

        private final SuiteUnderLoad suite;

        Running(URI url) {
            var key = System.getenv("SALDO_API_KEY");
            if (key == null) {
                throw new Unusable("--url needs SALDO_API_KEY in the environment: eval \"$(./saldo env)\"");
            }
            this.suite = SuiteUnderLoad.at(url, key);
        }

        @Override
        public SuiteUnderLoad get() {
            return suite;
        }

        @Override
        public void close() {
            suite.close();
        }
    }

    /** Started when it is needed first. */
    private static final class Started implements SharedSuite {

        private final Launch launch;
        private @Nullable SuiteProcess process;
        private @Nullable SuiteUnderLoad suite;

        Started(Launch launch) {
            this.launch = launch;
        }

        @Override
        public SuiteUnderLoad get() {
            var known = suite;
            if (known != null) {
                return known;
            }
            progress("starting the suite");
            var data = Directories.fresh(launch.directory(), "suite");
            var started = SuiteProcess.start(data, launch.forLoad());
            progress("the suite runs (pid %d)".formatted(started.pid()));
            process = started;
            var running = SuiteUnderLoad.in(data);
            suite = running;
            return running;
        }

        @Override
        public void close() {
            if (suite != null) {
                suite.close();
                suite = null;
            }
            if (process != null) {
                process.close();
                process = null;
            }
        }
    }
}
