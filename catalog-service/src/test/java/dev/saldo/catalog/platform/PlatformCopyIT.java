package dev.saldo.catalog.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.contracts.platform.PlatformRegistered;
import dev.saldo.money.Money;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SaldoTest
class PlatformCopyIT {

    private static final Money NO_OVERDRAFT = Money.of("0.00", "USD");

    private final UUID store = UUID.randomUUID();
    private final UUID platform = UUID.randomUUID();
    private final Events events;
    private final Platforms platforms;

    PlatformCopyIT(Events events, Platforms platforms) {
        this.events = events;
        this.platforms = platforms;
    }

    @Test
    void aRegisteredPlatformIsKnown() {
        registered("North", 1);

        awaitCopy(new PlatformCopy(store, platform, "North", "USD", "ACTIVE", 1));
    }

    @Test
    void aChangeReplacesWhatWasKnown() {
        registered("North", 1);
        changed("South", "DELETED", 2);

        awaitCopy(new PlatformCopy(store, platform, "South", "USD", "DELETED", 2));
    }

    @Test
    void whatIsOlderThanWhatIsKnownChangesNothing() {
        var newest = changed("Newest", "ACTIVE", 5);
        awaitCopy(new PlatformCopy(store, platform, "Newest", "USD", "ACTIVE", 5));

        registered("First", 1);
        changed("Older", "DELETED", 4);
        events.redeliver(newest);
        settle();

        assertThat(copy()).isEqualTo(new PlatformCopy(store, platform, "Newest", "USD", "ACTIVE", 5));
    }

    @Test
    void aBatchWithSeveralVersionsLeavesTheNewest() {
        platforms
                .save(List.of(copy("Two", 2), copy("Three", 3), copy("One", 1)))
                .block();

        assertThat(copy()).isEqualTo(copy("Three", 3));
    }

    @Test
    void aStoreKnowsItsOwnPlatformsOnly() {
        registered("North", 1);
        awaitCopy(new PlatformCopy(store, platform, "North", "USD", "ACTIVE", 1));

        assertThat(platforms.find(UUID.randomUUID(), List.of(platform)).block()).isEmpty();
    }

    private void registered(String name, long version) {
        events.publish(
                Topics.PLATFORM_REGISTERED,
                store,
                platform,
                new PlatformRegistered(platform, name, "USD", "ACTIVE", NO_OVERDRAFT, version));
    }

    private UUID changed(String name, String status, long version) {
        return events.publish(
                Topics.PLATFORM_CHANGED,
                store,
                platform,
                new PlatformChanged(platform, name, "USD", status, NO_OVERDRAFT, version));
    }

    /** Later events of both topics under the same key: whatever came before them has been applied. */
    private void settle() {
        var marker = new UUID(7, 7);
        events.publish(
                Topics.PLATFORM_REGISTERED,
                marker,
                platform,
                new PlatformRegistered(platform, "Registered", "USD", "ACTIVE", NO_OVERDRAFT, 1));
        await().until(() -> platforms.find(marker, List.of(platform)).block().containsKey(platform));
        events.publish(
                Topics.PLATFORM_CHANGED,
                marker,
                platform,
                new PlatformChanged(platform, "Changed", "USD", "ACTIVE", NO_OVERDRAFT, 2));
        await().until(() ->
                platforms.find(marker, List.of(platform)).block().get(platform).version() == 2);
    }

    private PlatformCopy copy(String name, long version) {
        return new PlatformCopy(store, platform, name, "USD", "ACTIVE", version);
    }

    private @Nullable PlatformCopy copy() {
        return platforms.find(store, List.of(platform)).block().get(platform);
    }

    private void awaitCopy(PlatformCopy expected) {
        await().untilAsserted(() -> assertThat(copy()).isEqualTo(expected));
    }
}
