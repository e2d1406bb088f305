package dev.saldo.chaos.check;

import java.util.List;
import java.util.Map;
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
        Map<UUID, String> invoicesShown) {

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

    /** @param series {@code INV} for invoices, {@code CN} for credit notes */
    public record Document(
            UUID id, UUID store, String series, int year, long sequence, String number, UUID sale, long total) {

        boolean isInvoice() {
            return series.equals("INV");
        }
    }

    public record Payment(UUID id, UUID store, UUID invoice, String reference, long amount) {}

    /** @param last the number given out last */
    public record Counter(UUID store, String series, int year, long last) {}

    /** @param flaw null where all is well */
    public record Claim(String about, @Nullable String flaw) {}
}
