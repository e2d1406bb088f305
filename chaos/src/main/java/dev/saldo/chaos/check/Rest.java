package dev.saldo.chaos.check;

import dev.saldo.chaos.stack.Events;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Whether everything that was begun has come to its end. */
public final class Rest {

    private static final long LOOK_MILLIS = 500;
    private static final int TELL_EVERY = 10;

    private final Database database;
    private final Events events;
    private final List<String> services;
    private final Consumer<String> progress;
    private String pulse = "";

    /**
     * @param services those with a database
     * @param progress is told now and then what is waited for
     */
    public Rest(Database database, Events events, List<String> services, Consumer<String> progress) {
        this.database = database;
        this.events = events;
        this.services = services;
        this.progress = progress;
    }

    /** Waits for rest; answers what still moves when the time is up, nothing when all is still. */
    public List<String> await(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        for (var look = 0; ; look++) {
            var unrest = unrest();
            if (unrest.isEmpty() || System.nanoTime() > end) {
                return unrest;
            }
            if (look % TELL_EVERY == 0) {
                progress.accept("  " + String.join(", ", unrest));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private List<String> unrest() throws InterruptedException {
        try {
            var unrest = new ArrayList<>(events.backlog());
            for (var service : services) {
                note(unrest, database.number(service, "select count(*) from kit.outbox"), "events to send: " + service);
            }
            note(
                    unrest,
                    database.number(
                            "sales", "select count(*) from sale where status in ('CONFIRMED', 'AWAITING_CREDIT')"),
                    "sales between two states");
            note(
                    unrest,
                    database.number(
                            "sales",
                            "select count(*) from sale where status in ('COMPLETED', 'REFUNDED') and invoice_number is null"),
                    "completed sales that do not know their invoice");
            note(unrest, database.number("sales", """
                            select count(*) from subscription
                             where due_at <= now() and parked_at is null and deleted_at is null"""), "subscriptions with something due");
            note(
                    unrest,
                    database.number(
                            "sales", "select count(*) from subscription_charge where status in ('ASKED', 'WAITING')"),
                    "charges without their credits");
            note(unrest, database.number("sales", """
                            select count(*) from subscription_charge
                             where status = 'CHARGED' and total_minor >= 0 and invoice_number is null"""), "charges that do not know their invoice");
            note(
                    unrest,
                    database.number("usage", "select count(*) from usage_lease where status = 'ACTIVE'"),
                    "leases that nobody has returned");
            note(unrest, hasChanged() ? 1 : 0, "rows still change");
            return unrest;
        } catch (SQLException | ExecutionException failure) {
            return List.of("cannot look: " + failure);
        }
    }

    private boolean hasChanged() throws SQLException {
        var before = pulse;
        pulse = "%d %d %d %d %d %d %d %d"
                .formatted(
                        database.number("platform", "select count(*) from credit_movement"),
                        database.number("sales", "select coalesce(sum(version), 0) from sale"),
                        database.number("sales", "select coalesce(sum(version), 0) from subscription"),
                        database.number("sales", "select coalesce(sum(attempt), 0) from subscription_charge"),
                        database.number("billing", "select count(*) from invoice"),
                        database.number("billing", "select count(*) from credit_note"),
                        database.number("usage", "select count(*) from usage_record"),
                        database.number("usage", "select count(*) + coalesce(sum(duplicates), 0) from usage_event"));
        return !pulse.equals(before);
    }

    private static void note(List<String> unrest, long count, String what) {
        if (count > 0) {
            unrest.add("%d %s".formatted(count, what));
        }
    }
}
