package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.measure.Failures;
import dev.saldo.benchmarks.measure.Interruption;
import dev.saldo.benchmarks.measure.Latency;
import dev.saldo.benchmarks.measure.Peak;
import dev.saldo.benchmarks.measure.Side;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Subscriptions that fall due at one moment, until each has its next period, its credits and its invoice. */
final class Renewals implements Side {

    /** Without one more invoice. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final long POLL_MILLIS = 10;

    private final SuiteUnderLoad suite;
    private final SubscriptionTemplates templates;
    private final int count;
    private final Connection connection;
    private final PreparedStatement invoiced;

    /** @param count how many at a time */
    Renewals(SuiteUnderLoad suite, SubscriptionTemplates templates, int count) {
        this.suite = suite;
        this.templates = templates;
        this.count = count;
        try {
            this.connection = suite.engines().connect("saldo_billing");
            this.invoiced = connection.prepareStatement(
                    "select coalesce(sum(last), 0) from document_counter where store_id = ? and series = 'INV'");
            invoiced.setObject(1, suite.store());
        } catch (SQLException failure) {
            throw new IllegalStateException("the invoices cannot be counted", failure);
        }
    }

    @Override
    public String name() {
        return String.format(Locale.ROOT, "%,d due subscriptions until the last invoice", count);
    }

    @Override
    public Peak peak(Duration time) {
        return renew(count);
    }

    Peak renew(int subscriptions) {
        try (var due = SubscriptionFill.of(suite.engines(), templates, subscriptions)) {
            var before = invoiced();
            var began = System.nanoTime();
            due.release();
            var reached = await(before + subscriptions) - before;
            var peak = Peak.of(reached, System.nanoTime() - began, new Failures());
            return reached == subscriptions ? peak : unfinished(peak, subscriptions);
        }
    }

    private long await(long goal) {
        var reached = invoiced();
        var since = System.nanoTime();
        while (reached < goal && System.nanoTime() - since < PATIENCE.toNanos()) {
            pause();
            var now = invoiced();
            if (now > reached) {
                reached = now;
                since = System.nanoTime();
            }
        }
        return reached;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            throw Interruption.of(interrupted);
        }
    }

    private static Peak unfinished(Peak peak, int subscriptions) {
        var missing = subscriptions - peak.operations();
        return new Peak(
                peak.perSecond(),
                peak.operations(),
                missing,
                "%d of %d subscriptions have no invoice".formatted(missing, subscriptions));
    }

    /** Invoices are numbered without a gap, so the last number of each year is how many there are. */
    private long invoiced() {
        try (var row = invoiced.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException("the invoices cannot be counted", failure);
        }
    }

    @Override
    public Latency latency(double perSecond, Duration time) {
        throw new UnsupportedOperationException("renewals do not arrive at a rate");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // nothing is lost with it
        }
    }
}
