package dev.saldo.billing.seller;

import static dev.saldo.billing.StoreFixtures.store;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IssuersTest {

    private static final UUID STORE = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void theStoreSaysWhoSells() {
        var issuer = Issuers.issuer(store(STORE, "Europe/Warsaw", 1), NOW);

        assertThat(issuer.seller())
                .isEqualTo(new Seller(
                        "Płyty i Spółka",
                        new Address("Rynek 1", "Kraków", "MP", "30-001", "Poland"),
                        "PL123",
                        "shop@example.com",
                        30));
        assertThat(issuer.zone()).isEqualTo(ZoneId.of("Europe/Warsaw"));
    }

    @Test
    void aStoreNobodyHasHeardOfHasAUsualOne() {
        assertThat(Issuers.issuer(null, NOW)).isEqualTo(new Issuer(Seller.UNKNOWN, ZoneOffset.UTC, false, NOW));
    }

    @Test
    void aZoneThatIsNotKnownHereStopsNoInvoice() {
        assertThat(Issuers.issuer(store(STORE, "Mars/Olympus_Mons", 1), NOW).zone())
                .isEqualTo(ZoneOffset.UTC);
    }
}
