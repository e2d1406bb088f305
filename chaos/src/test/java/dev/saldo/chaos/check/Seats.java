package dev.saldo.chaos.check;

import static dev.saldo.chaos.check.Ledger.PLATFORM;
import static dev.saldo.chaos.check.Ledger.STORE;
import static dev.saldo.chaos.check.Ledger.id;
import static dev.saldo.chaos.check.Ledger.told;
import static dev.saldo.chaos.check.Ledger.unknown;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.chaos.check.Evidence.Bill;
import dev.saldo.chaos.check.Evidence.Charge;
import dev.saldo.chaos.check.Evidence.Claim;
import dev.saldo.chaos.check.Evidence.Days;
import dev.saldo.chaos.check.Evidence.Document;
import dev.saldo.chaos.check.Evidence.Movement;
import dev.saldo.chaos.check.Evidence.Subscribed;
import dev.saldo.chaos.check.Evidence.Subscription;
import dev.saldo.chaos.load.Act;
import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Operation;
import dev.saldo.chaos.load.Told;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions that are right. One began on 28 November and was billed for two days, got another seat, and was cancelled
 * with credit, which two invoices give; another is a draft. Tests break one thing in them.
 */
final class Seats {

    static final LocalDate NOV_28 = LocalDate.parse("2026-11-28");
    static final LocalDate NOV_29 = LocalDate.parse("2026-11-29");
    static final LocalDate NOV_30 = LocalDate.parse("2026-11-30");

    static final UUID ENDED = id(301);
    static final UUID DRAFT = id(302);

    static final Operation SUBSCRIBING = operation(311, Act.SUBSCRIBE, id(99));
    static final Operation BEGINNING = operation(312, Act.BEGIN, ENDED);
    static final Operation RESIZING = operation(313, Act.RESIZE, ENDED);
    static final Operation ENDING = operation(314, Act.END, ENDED);
    static final Operation DRAFTING = operation(315, Act.SUBSCRIBE, id(99));

    static final Subscription SEAT =
            seat("CANCELLED", NOV_30, null, "create", "confirm", "start", "renew", "change", "cancel");
    static final Subscription SKETCH = new Subscription(
            DRAFT, STORE, DRAFTING.key().toString(), "DRAFT", NOV_28, null, 1, null, List.of("create"));

    static final Charge FIRST_DAY = charge(321, "INITIAL", 1, new Days(NOV_28, NOV_29), 100, 40, "INV-2026-000001");
    static final Charge SECOND_DAY = charge(322, "RENEWAL", 2, new Days(NOV_29, NOV_30), 100, 40, "INV-2026-000002");
    static final Charge MORE = charge(323, "PLAN_CHANGE", 2, new Days(NOV_29, NOV_30), 50, 20, "INV-2026-000003");
    static final Charge UNUSED = charge(324, "UNUSED_TIME", 2, null, -70, 0, null);

    static final Bill FIRST_BILL = bill(FIRST_DAY, "INV-2026-000001", 100);
    static final Bill SECOND_BILL = bill(SECOND_DAY, "INV-2026-000002", 100);
    static final Bill BILL_FOR_MORE = bill(MORE, "INV-2026-000003", 50);
    static final Bill CREDIT = bill(UNUSED, "CN-2026-000001", 50);
    static final Bill MORE_CREDIT = bill(UNUSED, "CN-2026-000002", 20);

    static final Movement FIRST_COST = deduction(1, FIRST_DAY, -40);
    static final Movement SECOND_COST = deduction(2, SECOND_DAY, -40);
    static final Movement COST_OF_MORE = deduction(3, MORE, -20);

    static final List<Subscription> SUBSCRIPTIONS = List.of(SEAT, SKETCH);
    static final List<Charge> CHARGES = List.of(FIRST_DAY, SECOND_DAY, MORE, UNUSED);
    static final List<Bill> BILLS = List.of(FIRST_BILL, SECOND_BILL, BILL_FOR_MORE, CREDIT, MORE_CREDIT);
    static final List<Movement> MOVEMENTS = List.of(FIRST_COST, SECOND_COST, COST_OF_MORE);

    static final List<Told.Entry> TOLD = List.of(
            told(SUBSCRIBING, ENDED),
            told(BEGINNING, new Acknowledged("version 4")),
            told(RESIZING, new Acknowledged("version 5")),
            told(ENDING, new Acknowledged("version 6")),
            unknown(DRAFTING));

    private Seats() {}

    static Evidence right() {
        return evidence(MOVEMENTS, SUBSCRIPTIONS, CHARGES, BILLS);
    }

    static Evidence withMovements(Movement... movements) {
        return evidence(List.of(movements), SUBSCRIPTIONS, CHARGES, BILLS);
    }

    static Evidence withSubscriptions(Subscription... subscriptions) {
        return evidence(MOVEMENTS, List.of(subscriptions), CHARGES, BILLS);
    }

    static Evidence withBills(Bill... bills) {
        return evidence(MOVEMENTS, SUBSCRIPTIONS, CHARGES, List.of(bills));
    }

    /** With another charge in the place of the one that has its id. */
    static Evidence changed(Charge charge) {
        var charges = CHARGES.stream()
                .map(other -> other.id().equals(charge.id()) ? charge : other)
                .toList();
        return evidence(MOVEMENTS, SUBSCRIPTIONS, charges, BILLS);
    }

    static Evidence withMore(Document document) {
        return evidence(
                MOVEMENTS,
                new Subscribed(SUBSCRIPTIONS, CHARGES, BILLS),
                Stream.concat(documents(BILLS).stream(), Stream.of(document)).toList(),
                List.of());
    }

    static Evidence withClaim(Claim claim) {
        return evidence(MOVEMENTS, new Subscribed(SUBSCRIPTIONS, CHARGES, BILLS), documents(BILLS), List.of(claim));
    }

    static Evidence evidence(
            List<Movement> movements, List<Subscription> subscriptions, List<Charge> charges, List<Bill> bills) {
        return evidence(movements, new Subscribed(subscriptions, charges, bills), documents(bills), List.of());
    }

    /** Books with nothing else in them. */
    private static Evidence evidence(
            List<Movement> movements, Subscribed subscribed, List<Document> documents, List<Claim> claims) {
        return new Evidence(
                List.of(),
                movements,
                List.of(),
                documents,
                List.of(),
                List.of(),
                claims,
                Map.of(),
                subscribed,
                Ledger.NO_USAGE);
    }

    private static List<Document> documents(List<Bill> bills) {
        return bills.stream()
                .map(bill -> document(bill.series(), bill.number(), bill.total()))
                .toList();
    }

    static Document document(String series, String number, long total) {
        return new Document(
                UUID.nameUUIDFromBytes(number.getBytes(UTF_8)), STORE, series, 2026, 1, number, null, total);
    }

    static Subscription seat(String status, @Nullable LocalDate periodEnd, @Nullable String parked, String... acts) {
        return new Subscription(
                ENDED,
                STORE,
                SUBSCRIBING.key().toString(),
                status,
                NOV_28,
                periodEnd,
                acts.length,
                parked,
                Arrays.asList(acts));
    }

    static Charge charge(
            long number, String kind, int cycle, @Nullable Days days, long total, long cost, @Nullable String invoice) {
        return new Charge(
                id(number),
                STORE,
                ENDED,
                kind,
                cycle,
                days,
                total,
                cost == 0 ? Map.of() : Map.of(PLATFORM, cost),
                "CHARGED",
                invoice,
                NOV_30);
    }

    static Charge in(String status, Charge charge) {
        return new Charge(
                charge.id(),
                charge.store(),
                charge.subscription(),
                charge.kind(),
                charge.cycle(),
                charge.days(),
                charge.total(),
                charge.costs(),
                status,
                charge.invoiceNumber(),
                charge.on());
    }

    static Bill bill(Charge charge, String number, long total) {
        return new Bill(charge.id(), STORE, number.substring(0, number.indexOf('-')), number, total);
    }

    static Movement deduction(long sequence, Charge charge, long amount) {
        return Ledger.movement(sequence, "deduction", amount, 1_000, charge.id(), null);
    }

    private static Operation operation(long key, Act act, UUID subject) {
        return new Operation(id(key), act, STORE, subject, 0);
    }
}
