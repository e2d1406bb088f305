package dev.saldo.identity.member;

import static org.awaitility.Awaitility.await;

import dev.saldo.identity.Estate;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** How long removed members are kept. */
@SaldoTest
@TestPropertySource(properties = "saldo.privacy.purge-every=200ms")
class MemberRetentionIT {

    private static final String MEMBERS = "/api/v1/members";

    private final Superuser superuser;
    private final Api owner;

    MemberRetentionIT(Api api, Superuser superuser) {
        this.superuser = superuser;
        this.owner = new Estate(api).another();
    }

    @Test
    void removedMembersGoWhenTheStoresPeriodIsOver() {
        var forgotten = removed("a@example.com", 31);
        var remembered = removed("b@example.com", 29);
        var present = admit("c@example.com");

        owner.patch("/api/v1/stores/" + owner.store(), "{\"policies\": {\"retention\": {\"members\": 30}}}")
                .expect(200);

        await().untilAsserted(() -> owner.get(MEMBERS + "/{id}", forgotten).expect(404));
        owner.get(MEMBERS + "/{id}", remembered).expect(200);
        owner.get(MEMBERS + "/{id}", present).expect(200);
    }

    private UUID admit(String email) {
        return owner.post(MEMBERS, Map.of("email", email, "role", "viewer"))
                .expect(201)
                .id();
    }

    private UUID removed(String email, int daysAgo) {
        var id = admit(email);
        owner.delete(MEMBERS + "/{id}", id).expect(204);
        superuser.execute(
                "update member set removed_at = now() - interval '%d days' where uid = '%s'".formatted(daysAgo, id));
        return id;
    }
}
