package dev.saldo.chaos.check;

import dev.saldo.chaos.check.Evidence.Account;
import dev.saldo.chaos.check.Evidence.Claim;
import dev.saldo.chaos.check.Evidence.Counter;
import dev.saldo.chaos.check.Evidence.Document;
import dev.saldo.chaos.check.Evidence.Movement;
import dev.saldo.chaos.check.Evidence.Payment;
import dev.saldo.chaos.check.Evidence.Sale;
import dev.saldo.chaos.check.Evidence.Subscribed;
import dev.saldo.chaos.check.Evidence.Usage;
import dev.saldo.chaos.load.Act;
import dev.saldo.chaos.load.Answer;
import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Operation;
import dev.saldo.chaos.load.Told;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Books that are right: a deposit of 1,000, a completed sale of 300, a refunded one of 200, a deduction of 50, a payment
 * of 120; and what the clients were told of them. Tests break one thing in them.
 */
final class Ledger {

    static final UUID STORE = id(1);
    static final UUID PLATFORM = id(2);
    static final UUID COMPLETED = id(3);
    static final UUID REFUNDED = id(4);
    static final UUID WAITING = id(5);
    static final UUID INVOICE = id(6);
    static final UUID PAYMENT = id(9);

    static final Operation DEPOSITING = new Operation(id(11), Act.DEPOSIT, STORE, PLATFORM, 1_000);
    static final Operation DEDUCTING = new Operation(id(12), Act.DEDUCT, STORE, PLATFORM, 50);
    static final Operation DRAFTING = new Operation(id(13), Act.DRAFT, STORE, id(99), 0);
    static final Operation CONFIRMING = new Operation(id(14), Act.CONFIRM, STORE, COMPLETED, 0);
    static final Operation REFUNDING = new Operation(id(15), Act.REFUND, STORE, REFUNDED, 0);
    static final Operation PAYING = new Operation(id(16), Act.PAY, STORE, INVOICE, 120);

    static final Movement DEPOSIT =
            movement(1, "deposit", 1_000, 0, null, DEPOSITING.key().toString());
    static final Movement DEDUCTION = movement(2, "deduction", -300, 1_000, COMPLETED, null);
    static final Movement DEDUCTION_TO_REFUND = movement(3, "deduction", -200, 700, REFUNDED, null);
    static final Movement REFUND = movement(4, "refund", 200, 500, REFUNDED, null);
    static final Movement BY_HAND =
            movement(5, "deduction", -50, 700, null, DEDUCTING.key().toString());

    static final Document FIRST = document(INVOICE, "INV", 1, COMPLETED, 499);
    static final Document SECOND = document(id(7), "INV", 2, REFUNDED, 399);
    static final Document NOTE = document(id(8), "CN", 1, REFUNDED, 399);

    static final List<Account> ACCOUNTS = List.of(new Account(STORE, PLATFORM, 650, 0, 5));
    static final List<Movement> MOVEMENTS = List.of(DEPOSIT, DEDUCTION, DEDUCTION_TO_REFUND, REFUND, BY_HAND);
    static final List<Sale> SALES = List.of(
            sale(COMPLETED, DRAFTING.key(), "COMPLETED", 499, 300, FIRST.number()),
            sale(REFUNDED, id(17), "REFUNDED", 399, 200, SECOND.number()),
            sale(WAITING, id(18), "REJECTED", 299, 100, null));
    static final List<Document> DOCUMENTS = List.of(FIRST, SECOND, NOTE);
    static final List<Payment> PAYMENTS =
            List.of(new Payment(PAYMENT, STORE, INVOICE, PAYING.key().toString(), 120));
    static final List<Counter> COUNTERS =
            List.of(new Counter(STORE, "INV", 2026, 2), new Counter(STORE, "CN", 2026, 1));
    static final Map<UUID, String> SHOWN = Map.of(INVOICE, "499 for Ada", SECOND.id(), "399 for Bob");

    static final List<Told.Entry> TOLD = List.of(
            told(DEPOSITING, DEPOSIT.id()),
            told(DEDUCTING, BY_HAND.id()),
            told(DRAFTING, COMPLETED),
            told(CONFIRMING, COMPLETED),
            told(REFUNDING, REFUNDED),
            told(PAYING, PAYMENT),
            unknown(new Operation(id(17), Act.DRAFT, STORE, id(99), 0)),
            unknown(new Operation(id(18), Act.DRAFT, STORE, id(99), 0)));

    static final Subscribed NO_SUBSCRIPTIONS = new Subscribed(List.of(), List.of(), List.of());
    static final Usage NO_USAGE = new Usage(List.of(), List.of(), List.of(), List.of());

    private Ledger() {}

    static UUID id(long number) {
        return new UUID(0, number);
    }

    static Evidence right() {
        return new Evidence(
                ACCOUNTS,
                MOVEMENTS,
                SALES,
                DOCUMENTS,
                PAYMENTS,
                COUNTERS,
                List.of(new Claim("ledger", null)),
                SHOWN,
                NO_SUBSCRIPTIONS,
                NO_USAGE);
    }

    static Evidence with(List<Account> accounts, List<Movement> movements) {
        return new Evidence(
                accounts,
                movements,
                SALES,
                DOCUMENTS,
                PAYMENTS,
                COUNTERS,
                List.of(),
                SHOWN,
                NO_SUBSCRIPTIONS,
                NO_USAGE);
    }

    static Evidence withMovements(Movement... movements) {
        return with(ACCOUNTS, List.of(movements));
    }

    static Evidence withSales(Sale... sales) {
        return new Evidence(
                ACCOUNTS,
                MOVEMENTS,
                List.of(sales),
                DOCUMENTS,
                PAYMENTS,
                COUNTERS,
                List.of(),
                SHOWN,
                NO_SUBSCRIPTIONS,
                NO_USAGE);
    }

    static Evidence withDocuments(Document... documents) {
        return new Evidence(
                ACCOUNTS,
                MOVEMENTS,
                SALES,
                List.of(documents),
                PAYMENTS,
                COUNTERS,
                List.of(),
                SHOWN,
                NO_SUBSCRIPTIONS,
                NO_USAGE);
    }

    static Evidence withPayments(Payment... payments) {
        return new Evidence(
                ACCOUNTS,
                MOVEMENTS,
                SALES,
                DOCUMENTS,
                List.of(payments),
                COUNTERS,
                List.of(),
                SHOWN,
                NO_SUBSCRIPTIONS,
                NO_USAGE);
    }

    static Evidence withClaim(Claim claim) {
        return new Evidence(
                ACCOUNTS,
                MOVEMENTS,
                SALES,
                DOCUMENTS,
                PAYMENTS,
                COUNTERS,
                List.of(claim),
                SHOWN,
                NO_SUBSCRIPTIONS,
                NO_USAGE);
    }

    static Movement movement(long sequence, String kind, long amount, long before, UUID sale, String reference) {
        return new Movement(
                id(100 + sequence), STORE, PLATFORM, sequence, kind, amount, before, before + amount, sale, reference);
    }

    static Sale sale(UUID id, UUID key, String status, long total, long cost, String invoice) {
        return new Sale(id, STORE, key.toString(), status, total, Map.of(PLATFORM, cost), invoice);
    }

    static Document document(UUID id, String series, long sequence, UUID sale, long total) {
        var number = "%s-2026-%06d".formatted(series, sequence);
        return new Document(id, STORE, series, 2026, sequence, number, sale, total);
    }

    static Told.Entry told(Operation operation, UUID id) {
        return told(operation, new Acknowledged(id.toString()));
    }

    static Told.Entry told(Operation operation, Answer answer) {
        return new Told.Entry(operation, answer);
    }

    static Told.Entry unknown(Operation operation) {
        return told(operation, new Answer.Unknown());
    }
}
