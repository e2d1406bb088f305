package dev.saldo.chaos;

import dev.saldo.chaos.check.Books;
import dev.saldo.chaos.check.Database;
import dev.saldo.chaos.check.Finding;
import dev.saldo.chaos.check.Invariants;
import dev.saldo.chaos.check.Rest;
import dev.saldo.chaos.load.Http;
import dev.saldo.chaos.load.Load;
import dev.saldo.chaos.load.Opening;
import dev.saldo.chaos.load.Told;
import dev.saldo.chaos.plan.Plan;
import dev.saldo.chaos.stack.Injector;
import dev.saldo.chaos.stack.Stack;
import dev.saldo.suite.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** One run: start, load and faults, rest, verdict. Leaves the report and the logs, and no process. */
public final class ChaosRun {

    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(1);
    private static final Duration REST_WITHIN = Duration.ofMinutes(2);

    private final ChaosOptions options;
    private final Consumer<String> progress;
    private final Clock clock = Clock.systemUTC();

    /** @param progress is told what happens, a line a time */
    public ChaosRun(ChaosOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    public Report run() throws InterruptedException, IOException, SQLException {
        var data = options.directory().resolve("data");
        var logs = options.directory().resolve("logs");
        Stack.endLeftover(data);
        delete(data);
        delete(logs);
        var stack = new Stack(data, logs, options.classPath());
        var hook = Thread.ofPlatform().unstarted(stack::close);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            var report = run(stack, logs);
            report.write(options.directory().resolve("latest.json"));
            report.lines().forEach(progress);
            return report;
        } finally {
            stack.close();
            Runtime.getRuntime().removeShutdownHook(hook);
            delete(data);
        }
    }

    private Report run(Stack stack, Path logs) throws InterruptedException, SQLException {
        var startedAt = clock.instant();
        var commit = Commit.of(options.root());
        progress.accept("Seed %d, %d minutes; starting %s, each a process of its own"
                .formatted(options.seed(), options.length().toMinutes(), stack.services()));
        stack.start();
        var startTook = Duration.between(startedAt, clock.instant());
        progress.accept("Ready after %d s".formatted(startTook.toSeconds()));
        var first = Opening.ofFirst(new Http(stack.gateway(), stack.apiKey()));
        var second = Opening.ofSecond(first, stack.gateway());
        try (var load = Load.start(options.seed(), List.of(first, second), stack.kafka())) {
            var injector = new Injector(stack, plan(stack), progress);
            injector.run(options.length());
            var over = clock.instant();
            var database = new Database(stack::databaseUrl);
            var unrest = comeToRest(stack, load, database);
            var restTook = Duration.between(over, clock.instant());
            progress.accept("Checking");
            return new Report(
                    commit,
                    startedAt,
                    machine(),
                    options.seed(),
                    options.length().toMinutes(),
                    startTook.toSeconds(),
                    restTook.toSeconds(),
                    Report.faults(injector.done()),
                    injector.skipped(),
                    stack.ownDeaths(),
                    injector.deliveredAgain(),
                    Report.operations(load.told()),
                    Told.total(load.told().counts()),
                    load.attempts(),
                    unrest,
                    check(load, database),
                    logs);
        }
    }

    private Plan plan(Stack stack) {
        return Plan.of(options.seed(), options.length(), stack.services(), services());
    }

    /** Those with a database, which are also those that consume events. */
    private static List<String> services() {
        return RunningSuite.services().keySet().stream().sorted().toList();
    }

    private List<String> comeToRest(Stack stack, Load load, Database database) throws InterruptedException {
        progress.accept("No more faults; waiting until everything has come to its end");
        load.stop();
        stack.awaitReady();
        progress.accept("All services are ready");
        if (!load.awaitAnswers(ANSWERS_WITHIN)) {
            return List.of("a client got no answer for %d s".formatted(ANSWERS_WITHIN.toSeconds()));
        }
        progress.accept("All clients have their answers");
        load.depositForAll();
        return new Rest(database, stack.events(), services(), progress).await(REST_WITHIN);
    }

    private static List<Finding> check(Load load, Database database) throws InterruptedException, SQLException {
        var evidence = new Books(database, load.stores()).read();
        return Invariants.check(evidence, load.told(), load.seen().invoices());
    }

    private static String machine() {
        return "%s %s, %d cores"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors());
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(ChaosRun::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
