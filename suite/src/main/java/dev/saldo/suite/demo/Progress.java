package dev.saldo.suite.demo;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a task is. */
sealed interface Progress extends AutoCloseable {

    void step();

    @Override
    void close();

    /** A bar on a terminal, a line for every tenth where the output goes elsewhere. */
    static Progress of(String task, int steps) {
        var terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        return terminal.isPresent() ? Bar.of(task, steps) : new Lines(task, steps, new AtomicInteger());
    }

    record Bar(ProgressBar bar) implements Progress {

        static Bar of(String task, int steps) {
            return new Bar(new ProgressBarBuilder()
                    .setTaskName(label(task))
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .setUpdateIntervalMillis(100)
                    .showSpeed()
                    .build());
        }

        @Override
        public void step() {
            bar.step();
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    record Lines(String task, int steps, AtomicInteger done) implements Progress {

        @Override
        public void step() {
            var now = done.incrementAndGet();
            if (now == steps || now * 10 / steps != (now - 1) * 10 / steps) {
                System.out.printf("%s %d of %d%n", label(task), now, steps);
            }
        }

        @Override
        public void close() {
            // every line is already out
        }
    }

    private static String label(String task) {
        return "%-10s".formatted(task);
    }
}
