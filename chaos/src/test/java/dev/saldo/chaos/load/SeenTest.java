package dev.saldo.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.ContractJson;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SeenTest {

    private static final UUID INVOICE = UUID.randomUUID();

    private final Seen seen = new Seen();

    @Test
    void whatIsPaidLaterIsTheSameInvoice() {
        assertThat(Seen.frozen(invoice("CONFIRMED", "19.99"))).isEqualTo(Seen.frozen(invoice("PAID", "19.99")));
    }

    @Test
    void anotherTotalIsAnotherInvoice() {
        assertThat(Seen.frozen(invoice("PAID", "19.99"))).isNotEqualTo(Seen.frozen(invoice("PAID", "20.00")));
    }

    @Test
    void theFirstSightCounts() {
        seen.invoice(invoice("CONFIRMED", "19.99"));
        seen.invoice(invoice("CONFIRMED", "20.00"));

        assertThat(seen.invoices()).containsOnlyKeys(INVOICE);
        assertThat(seen.invoices().get(INVOICE)).contains("19.99");
    }

    private static JsonNode invoice(String status, String total) {
        ObjectNode invoice = ContractJson.mapper().createObjectNode();
        return invoice.put("id", INVOICE.toString()).put("status", status).put("grandTotal", total);
    }
}
