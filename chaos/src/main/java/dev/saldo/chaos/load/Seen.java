package dev.saldo.chaos.load;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients saw of issued invoices when they first saw them. */
public final class Seen {

    /** What may change after the issue: what was paid or credited since. */
    private static final Set<String> SETTLEMENT =
            Set.of("status", "amountPaid", "amountCredited", "amountDue", "paidAt", "creditNotes", "version");

    private final Map<UUID, String> invoices = new ConcurrentHashMap<>();

    public void invoice(JsonNode invoice) {
        invoices.putIfAbsent(UUID.fromString(invoice.path("id").stringValue()), frozen(invoice));
    }

    public Map<UUID, String> invoices() {
        return Map.copyOf(invoices);
    }

    /** All of an invoice that must stay as it was issued. */
    public static String frozen(JsonNode invoice) {
        var copy = (ObjectNode) invoice.deepCopy();
        SETTLEMENT.forEach(copy::remove);
        return copy.toString();
    }
}
