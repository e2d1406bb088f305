package dev.saldo.usage.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.BadInput;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.usage.Meter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;

@SaldoTest
@TestPropertySource(properties = "saldo.usage.leases.expiry-interval=200ms")
class LeasesIT {

    private static final String LEASES = "/api/v1/usage/leases";

    private final Api api;
    private final DatabaseClient db;

    LeasesIT(Api api, DatabaseClient db) {
        this.api = api;
        this.db = db;
    }

    @Test
    void aLeaseCountsAtOnceAndGivesBackWhatIsLeft() {
        var meter = Meter.in(api).limitedTo(10);
        var lease = lease(meter, 6).expect(201);
        assertThat(meter.used()).isEqualByComparingTo("6");
        lease(meter, 5).expect(409).problem("limit-reached");

        var returned = giveBack(lease.id(), "2.5").expect(200);

        assertThat(List.of(returned.text("status"), returned.text("used"), returned.text("amount")))
                .containsExactly("RETURNED", "2.5", "6");
        assertThat(meter.used()).isEqualByComparingTo("2.5");
        assertThat(meter.recorded(db)).isEqualByComparingTo("2.5");
        assertThat(api.get(LEASES + "/{id}", lease.id()).expect(200).json()).isEqualTo(returned.json());
        giveBack(lease.id(), 0).expect(409).problem("lease-closed");
    }

    @Test
    void nobodyReturnsMoreThanWasLeased() {
        var meter = Meter.in(api).limitedTo(10);
        var lease = lease(meter, 6).expect(201);

        giveBack(lease.id(), 7).expect(422).problem("invalid").at("/used");

        assertThat(meter.used()).isEqualByComparingTo("6");
        giveBack(lease.id(), 6).expect(200);
        assertThat(meter.used()).isEqualByComparingTo("6");
    }

    @Test
    void aLeaseThatIsOverGivesBackAll() {
        var meter = Meter.in(api).limitedTo(10);
        var lease = api.post(LEASES, body(meter, 6, "ttlSeconds", 1)).expect(201);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(meter.used()).isEqualByComparingTo("0"));

        assertThat(api.get(LEASES + "/{id}", lease.id()).expect(200).text("status"))
                .isEqualTo("EXPIRED");
        giveBack(lease.id(), 1).expect(409).problem("lease-closed");
        assertThat(meter.recorded(db)).isEqualByComparingTo("0");
        assertThat(api.get(LEASES + "?status=expired").expect(200).items()).isNotEmpty();
    }

    @Test
    void theSameKeyLeasesOnce() {
        var meter = Meter.in(api).limitedTo(10);
        var keyed = api.idempotent(UUID.randomUUID().toString());

        var first = keyed.post(LEASES, body(meter, 6, "ttlSeconds", 60)).expect(201);
        var again = keyed.post(LEASES, body(meter, 6, "ttlSeconds", 60)).expect(201);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(meter.used()).isEqualByComparingTo("6");
    }

    @Test
    void leasesOfManyAtOnceStayWithinTheLimit() {
        var meter = Meter.in(api).limitedTo(10);

        var answers = meter.atOnce(20, one -> lease(one, 3));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(3);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(17);
        assertThat(meter.used()).isEqualByComparingTo("9");
    }

    @Test
    void aLeaseHasToEnd() {
        var meter = Meter.in(api).limitedTo(10);

        api.post(LEASES, body(meter, 1, "ttlSeconds", null)).expect(422).at("/expiresAt");
        api.post(LEASES, body(meter, 1, "expiresAt", "2020-01-01T00:00:00Z"))
                .expect(422)
                .at("/expiresAt");
        api.post(LEASES, body(meter, 1, "expiresAt", "2999-01-01T00:00:00Z"))
                .expect(422)
                .at("/expiresAt");
        api.post(LEASES, body(meter, 1, "ttlSeconds", 3_000_000)).expect(422).at("/ttlSeconds");
        api.post(LEASES, body(meter, 0, "ttlSeconds", 60)).expect(422).at("/amount");
    }

    @Test
    void whoeverMayNotSeeALeaseDoesNotFindIt() {
        var meter = Meter.in(api).limitedTo(10);
        var id = lease(meter, 1).expect(201).id();
        var own = api.asCustomer(UUID.fromString(meter.subscriberId()));
        var other = api.asCustomer(UUID.randomUUID());

        own.get(LEASES + "/{id}", id).expect(200);
        assertThat(own.get(LEASES).expect(200).items()).hasSize(1);
        own.post(LEASES + "/" + id + "/return", Map.of("used", 0)).expect(403);
        other.get(LEASES + "/{id}", id).expect(404).problem("not-found");
        assertThat(other.get(LEASES).expect(200).items()).isEmpty();
        api.inFreshStore().get(LEASES + "/{id}", id).expect(404).problem("not-found");
        api.inFreshStore()
                .post(LEASES + "/" + id + "/return", Map.of("used", 0))
                .expect(404);
    }

    @Test
    void aLeaseLeavesRowsInTheAudit() {
        var id = lease(Meter.in(api).limitedTo(10), 4).expect(201).id();
        giveBack(id, 1).expect(200);

        var rows =
                api.get("/api/v1/audit/usage?aggregateId={id}", id).expect(200).items();

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().toString()).contains("\"lease\"", "ACTIVE", "RETURNED");
    }

    @Test
    void badInputIsTheClientsFault() {
        var shop = api.inFreshStore();
        var meter = Meter.in(shop).limitedTo(5);
        var id =
                shop.post(LEASES, body(meter, 5, "ttlSeconds", 600)).expect(201).id();

        BadInput.against(shop)
                .send(HttpMethod.POST, LEASES, body(meter, 5, "ttlSeconds", 600))
                .send(HttpMethod.GET, LEASES + "/" + id, null)
                .send(HttpMethod.POST, LEASES + "/" + id + "/return", Map.of("used", 1))
                .list(LEASES);
    }

    private Answer lease(Meter meter, Object amount) {
        return api.post(LEASES, body(meter, amount, "ttlSeconds", 600));
    }

    private Answer giveBack(UUID lease, Object used) {
        return api.post(LEASES + "/" + lease + "/return", Map.of("used", used));
    }

    private static Map<String, Object> body(Meter meter, Object amount, String end, Object value) {
        var body = new HashMap<String, Object>();
        body.put("subscriber", meter.subscriber());
        body.put("feature", meter.feature());
        body.put("amount", amount);
        body.put(end, value);
        return body;
    }
}
