package dev.saldo.chaos.check;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is in the databases when everything is at rest, and what the services say of it.
 *
 * @param claims what services answer when they are asked whether their books are intact
 * @param invoicesShown the frozen part of each invoice as the API shows it now
 */
public record Evidence(
        List<Account> accounts,
        List<Movement> movements,
        List<Sale> sales,
        List<Document> documents,
        List<Payment> payments,
        List<Counter> counters,
        List<Claim> claims,
        Map<UUID, String> invoicesShown,
        Subscribed subscribed,
        Usage usage) {

    public record Account(UUID store, UUID platform, long balance, long overdraft, long sequence) {}

    /**
     * @param amount signed
     * @param sale the one it belongs to, if any
     */
    public record Movement(
            UUID id,
            UUID store,
            UUID platform,
            long sequence,
            String kind,
            long amount,
            long before,
            long after,
            @Nullable UUID sale,
            @Nullable String reference) {}

    /** @param costs what it costs at each of its platforms */
    public record Sale(
            UUID id,
            UUID store,
            @Nullable String reference,
            String status,
            long total,
            Map<UUID, Long> costs,
            @Nullable String invoiceNumber) {

        boolean isSold() {
            return status.equals("COMPLETED") || status.equals("REFUNDED");
        }
    }

    /**
     * @param series {@code INV} for invoices, {@code CN} for credit notes
     * @param sale the one it is about; null when it is about charges
     */
    public record Document(
            UUID id,
            UUID store,
            String series,
            int year,
            long sequence,
            String number,
            @Nullable UUID sale,
            long total) {

        boolean isInvoice() {
            return series.equals("INV");
        }
    }

    public record Payment(UUID id, UUID store, UUID invoice, String reference, long amount) {}

    /** @param last the number given out last */
    public record Counter(UUID store, String series, int year, long last) {}

    /** What there is of subscriptions, in sales-service and in billing-service. */
    public record Subscribed(List<Subscription> subscriptions, List<Charge> charges, List<Bill> bills) {}

    /**
     * @param key the subscriber, who is named after the operation that wrote it down
     * @param periodEnd of the period it is in; null before the first
     * @param parked why it could not be taken further; null when it could
     * @param acts all that was done to it, in order, from its history
     */
    public record Subscription(
            UUID id,
            UUID store,
            String key,
            String status,
            LocalDate start,
            @Nullable LocalDate periodEnd,
            int version,
            @Nullable String parked,
            List<String> acts) {

        /** How often any of these was done to it. */
        long count(Set<String> some) {
            return acts.stream().filter(some::contains).count();
        }
    }

    /**
     * @param days the period it pays for; null when it is part of one, or of none
     * @param costs what it costs at each of its platforms
     */
    public record Charge(
            UUID id,
            UUID store,
            UUID subscription,
            String kind,
            int cycle,
            @Nullable Days days,
            long total,
            Map<UUID, Long> costs,
            String status,
            @Nullable String invoiceNumber,
            LocalDate on) {

        boolean isCharged() {
            return status.equals("CHARGED");
        }

        boolean givesBack() {
            return total < 0;
        }
    }

    /** From the start up to, and without, the end. */
    public record Days(LocalDate start, LocalDate end) {}

    /** That a document bills a charge, or gives back for it; the total is that of the document. */
    public record Bill(UUID charge, UUID store, String series, String number, long total) {}

    /** What usage-service holds. */
    public record Usage(
            List<UsageCounter> counters, List<UsageRecord> records, List<UsageEvent> events, List<Lease> leases) {}

    /**
     * @param row its key in the database
     * @param hard the hard limit, which blocks; null without one
     * @param shown what the API says is used; null when it does not say
     */
    public record UsageCounter(
            long row,
            UUID store,
            UUID subscriber,
            @Nullable Long hard,
            long used,
            @Nullable Long shown) {

        UsageCounter showing(@Nullable Long byApi) {
            return new UsageCounter(row, store, subscriber, hard, used, byApi);
        }
    }

    /**
     * @param counter the row of its counter
     * @param sequence in the order in which they were counted
     * @param amount below zero when it was given back
     * @param reference the key of a consumption, source and id of an event, the id of a lease
     */
    public record UsageRecord(
            UUID store,
            long counter,
            long sequence,
            String kind,
            long amount,
            long after,
            @Nullable String reference) {

        boolean isConsumption() {
            return kind.equals("consumption");
        }

        /** Whether a limit may refuse it. */
        boolean isAskedFor() {
            return isConsumption() || kind.equals("lease");
        }
    }

    /** @param subscriber null, and no amount, when it was no report of usage */
    public record UsageEvent(
            UUID store,
            String source,
            String id,
            String fate,
            @Nullable UUID subscriber,
            long amount) {

        /** What its record refers to. */
        String name() {
            return source + " " + id;
        }
    }

    /** @param used null unless it was returned */
    public record Lease(
            UUID id,
            UUID store,
            UUID subscriber,
            long amount,
            @Nullable Long used,
            String status) {}

    /** @param flaw null where all is well */
    public record Claim(String about, @Nullable String flaw) {}
}
