package dev.saldo.suite.scenario;

import static dev.saldo.suite.scenario.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SuiteScenario
class AMovedClockScenario {

    private static final String ADVANCE = "/api/v1/clock/advance";

    @Test
    void stopsAtEverythingThatFallsDueOnTheWay(Saldo saldo) {
        var sandbox = sandbox(saldo);
        var platform = new Shop(sandbox).platform();
        var today = Instant.now().truncatedTo(ChronoUnit.DAYS);
        var dues = List.of(today.plus(10, ChronoUnit.DAYS), today.plus(20, ChronoUnit.DAYS));
        dues.forEach(due -> sandbox.post(
                        "/api/v1/platforms/%s/credits".formatted(platform.id()),
                        Map.of("amount", usd("5.00"), "expiresAt", due.toString()))
                .is(201));
        platform.deposit("1.00");
        var to = today.plus(30, ChronoUnit.DAYS).toString();

        var settled =
                sandbox.post(ADVANCE, Map.of("to", to), "Prefer", "wait=25").is(200);

        assertThat(settled.text("status")).isEqualTo("SETTLED");
        assertThat(settled.body().get("step").intValue())
                .as("now, twice an expiry, and the end")
                .isEqualTo(4);
        assertThat(sandbox.get("/api/v1/clock").is(200).text("now")).isEqualTo(to);
        assertThat(platform.balance()).isEqualTo(usd("1.00"));
        assertThat(expiries(sandbox, platform.id())).containsExactlyInAnyOrderElementsOf(dues);
        platform.ledgerIsRight();
    }

    @Test
    void aLiveStoreHasNone(Saldo saldo) {
        saldo.post(ADVANCE, Map.of("to", "2100-01-01T00:00:00Z")).isProblem(409, "live-clock");
    }

    private static Saldo sandbox(Saldo saldo) {
        var made = saldo.post("/api/v1/stores", Map.of("name", "A sandbox", "test", true))
                .is(201);
        return saldo.as(made.body().get("apiKey").get("key").stringValue());
    }

    private static List<Instant> expiries(Saldo saldo, UUID platform) {
        return saldo.list("/api/v1/platforms/%s/credits/movements?kind=expiry".formatted(platform)).stream()
                .map(movement -> Instant.parse(movement.get("occurredAt").stringValue()))
                .toList();
    }
}
