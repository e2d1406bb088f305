package dev.saldo.sales.subscription;

import static dev.saldo.kit.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Compares what should have been billed on a day with what was. It is worked out from subscriptions, charges and invoices
 * as they are, not from what a run said of itself, so that a run that never happened shows as well.
 */
@Repository
class Control {

    static final int MOST_MISSING = 200;

    private final DatabaseClient db;

    Control(DatabaseClient db) {
        this.db = db;
    }

    /**
     * What became of a day.
     *
     * @param expected what should have been billed: what was charged, and what was due and was not
     * @param charged what has its credits
     * @param invoiced what has its invoice, or gives back
     * @param missing the rest, oldest first, at most {@value Control#MOST_MISSING} of them
     */
    record ControlView(LocalDate day, long expected, long charged, long invoiced, List<MissingView> missing) {}

    /**
     * Something that should have been billed.
     *
     * @param chargeId absent for what was not even charged
     * @param stage not-charged, parked, no-answer, waiting-for-credit, rejected or no-invoice
     * @param cause why, where that is known
     */
    record MissingView(
            UUID subscriptionId,
            String number,
            @Nullable UUID chargeId,
            String stage,
            @Nullable String cause) {}

    private record Counts(long due, long charges, long charged, long invoiced) {}

    Mono<ControlView> of(UUID store, LocalDate day) {
        return counts(store, day)
                .zipWhen(_ -> missing(store, day))
                .map(known -> new ControlView(
                        day,
                        known.getT1().due() + known.getT1().charges(),
                        known.getT1().charged(),
                        known.getT1().invoiced(),
                        known.getT2()));
    }

    private Mono<Counts> counts(UUID store, LocalDate day) {
        return db.sql("""
                        select (select count(*) from subscription
                                 where store_id = :store and next_billing <= :day and deleted_at is null
                                   and status in ('ON_TRIAL', 'ACTIVE', 'PAST_DUE')) as due,
                               count(*) as charges,
                               count(*) filter (where status = 'CHARGED') as charged,
                               count(*) filter (where invoice_uid is not null
                                                   or (status = 'CHARGED' and total_minor < 0)) as invoiced
                          from subscription_charge where store_id = :store and charged_on = :day""")
                .bind("store", store)
                .bind("day", day)
                .map(row -> new Counts(
                        required(row, "due", Long.class),
                        required(row, "charges", Long.class),
                        required(row, "charged", Long.class),
                        required(row, "invoiced", Long.class)))
                .one();
    }

    private Mono<List<MissingView>> missing(UUID store, LocalDate day) {
        return db.sql("""
                        select m.* from (
                            (select s.uid as subscription, s.number, null::uuid as charge,
                                    case when s.parked_cause is null then 'not-charged' else 'parked' end as stage,
                                    s.parked_cause as cause, s.next_billing as on_day
                               from subscription s
                              where s.store_id = :store and s.next_billing <= :day and s.deleted_at is null
                                and s.status in ('ON_TRIAL', 'ACTIVE', 'PAST_DUE')
                              order by s.next_billing, s.id limit :most)
                            union all
                            (select s.uid, s.number, c.uid,
                                    case c.status when 'ASKED' then 'no-answer' when 'WAITING' then 'waiting-for-credit'
                                                  when 'REJECTED' then 'rejected' else 'no-invoice' end,
                                    c.cause, c.charged_on
                               from subscription_charge c join subscription s on s.id = c.subscription_id
                              where c.store_id = :store and c.charged_on = :day
                                and (c.status <> 'CHARGED' or c.invoice_uid is null)
                                and not (c.status = 'CHARGED' and c.total_minor < 0)
                              order by c.id limit :most)) m
                         order by m.on_day, m.number limit :most""")
                .bind("store", store)
                .bind("day", day)
                .bind("most", MOST_MISSING)
                .map(Control::read)
                .all()
                .collectList();
    }

    private static MissingView read(Readable row) {
        return new MissingView(
                required(row, "subscription", UUID.class),
                required(row, "number", String.class),
                row.get("charge", UUID.class),
                required(row, "stage", String.class),
                row.get("cause", String.class));
    }
}
