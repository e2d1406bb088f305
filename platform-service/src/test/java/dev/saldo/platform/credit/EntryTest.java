package dev.saldo.platform.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.money.Money;
import dev.saldo.platform.balance.LedgerHash;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes in the databases stay, so what a movement is hashed as must never change. */
class EntryTest {

    private static final UUID ID = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    private static final UUID STORE = UUID.fromString("0198c0de-0000-7000-8000-000000000002");
    private static final UUID PLATFORM = UUID.fromString("0198c0de-0000-7000-8000-000000000003");
    private static final UUID SALE = UUID.fromString("0198c0de-0000-7000-8000-000000000004");
    private static final Instant AT = Instant.parse("2026-02-10T12:00:00.123456Z");

    @Test
    void aMovementHasOneHashForEver() {
        var cause = new Cause(SALE, "rechnung 7", null, "api-key:1", AT);
        var movement = movement(cause);

        // made without this code: hashlib.sha256 over the fields put together by hand
        assertThat(Entry.of(movement).hashAfter(LedgerHash.NONE).hex())
                .isEqualTo("e51d6f496794db78204212f8d705f77c1256c9238439a5bb77dab63f66f5e196");
    }

    @Test
    void aMovementWithALandedCostHasAnother() {
        var cause = new Cause(SALE, "rechnung 7", null, "api-key:1", AT);

        // made without this code, too
        assertThat(Entry.of(movement(cause, usd(231)))
                        .hashAfter(LedgerHash.NONE)
                        .hex())
                .isEqualTo("6d9f9d08771d98d4d78bce34fa6a703244ff2868fd9216e169a79d96b3e87ac3");
    }

    @Test
    void aMovementThatSpendsAHoldHasAThird() {
        var hold = UUID.fromString("0198c0de-0000-7000-8000-000000000006");
        var cause = new Cause(SALE, hold, "rechnung 7", null, "api-key:1", AT);

        assertThat(Entry.of(movement(cause, usd(231)))
                        .hashAfter(LedgerHash.NONE)
                        .hex())
                .isEqualTo("6be67b646b5fc049646e4ff74aeec6b24dec3d9e1ae78d353a95946fa1f75886");
    }

    @Test
    void lengthsAreThoseOfUtf8() {
        var cause = new Cause(null, "", "Gebühr 5 € \uD83D\uDCB6", "member:1", Instant.EPOCH);

        assertThat(Entry.of(movement(cause))
                        .hashAfter(new LedgerHash("ab".repeat(32)))
                        .hex())
                .isEqualTo("1bad703551acdd8dceaec4d2c68a5aa62d0b288b79386c55c3c1ad64d04d64f2");
    }

    @Test
    void textThatMovesFromOneFieldToTheNextIsAnotherMovement() {
        assertThat(hash(new Cause(null, "ab", "c", "d", AT)))
                .isNotEqualTo(hash(new Cause(null, "a", "bc", "d", AT)))
                .isNotEqualTo(hash(new Cause(null, "ab", "", "cd", AT)))
                .isNotEqualTo(hash(new Cause(null, "ab1:c", null, "d", AT)));
        assertThat(hash(new Cause(null, null, "a", "d", AT)))
                .isNotEqualTo(hash(new Cause(null, "", "a", "d", AT)))
                .isNotEqualTo(hash(new Cause(null, "-", "a", "d", AT)))
                .isNotEqualTo(hash(new Cause(null, "a", null, "d", AT)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyChangeOfAnyFieldChangesTheHash(long seed) throws ReflectiveOperationException {
        var random = new Random(seed);
        var seen = new HashMap<LedgerHash, Entry>();
        for (var round = 0; round < 500; round++) {
            var entry = random(random);
            var previous = LedgerHash.NONE.after(new byte[] {(byte) random.nextInt()});
            for (var component : Entry.class.getRecordComponents()) {
                var changed = with(entry, component, random);
                if (!changed.equals(entry)) {
                    assertThat(changed.hashAfter(previous))
                            .as("%s of %s", component.getName(), entry)
                            .isNotEqualTo(entry.hashAfter(previous));
                }
            }
            assertThat(entry.hashAfter(previous)).isNotEqualTo(entry.hashAfter(entry.hashAfter(previous)));
            var twin = seen.put(entry.hashAfter(LedgerHash.NONE), entry);
            assertThat(twin == null || twin.equals(entry)).isTrue();
        }
    }

    private static Movement movement(Cause cause) {
        return movement(cause, null);
    }

    private static Movement movement(Cause cause, Money landedCost) {
        return new Movement(
                ID, STORE, PLATFORM, 7, MovementKind.DEDUCTION, usd(-250), usd(1000), usd(750), landedCost, cause);
    }

    private static LedgerHash hash(Cause cause) {
        return Entry.of(movement(cause)).hashAfter(LedgerHash.NONE);
    }

    private static Money usd(long cents) {
        return new Money(cents, Currency.getInstance("USD"));
    }

    private static Entry with(Entry entry, RecordComponent component, Random random)
            throws ReflectiveOperationException {
        var components = Entry.class.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
        var values = new Object[components.length];
        for (var index = 0; index < values.length; index++) {
            values[index] = components[index].equals(component)
                    ? value(component.getType(), random)
                    : components[index].getAccessor().invoke(entry);
        }
        return Entry.class.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Class<?> type, Random random) {
        return Map.<Class<?>, Object>of(
                        UUID.class, new UUID(random.nextLong(3), random.nextLong(3)),
                        long.class, random.nextLong(-20, 20),
                        Long.class, random.nextLong(-20, 20),
                        String.class, text(random))
                .get(type);
    }

    private static Entry random(Random random) {
        return new Entry(
                new UUID(random.nextLong(3), random.nextLong(3)),
                STORE,
                PLATFORM,
                random.nextLong(12),
                text(random),
                text(random),
                random.nextLong(-20, 20),
                random.nextLong(-20, 20),
                random.nextLong(-20, 20),
                random.nextBoolean() ? null : new UUID(random.nextLong(3), random.nextLong(3)),
                random.nextBoolean() ? null : text(random),
                random.nextBoolean() ? null : text(random),
                text(random),
                text(random),
                random.nextBoolean() ? null : random.nextLong(-20, 20),
                random.nextBoolean() ? null : new UUID(random.nextLong(3), random.nextLong(3)));
    }

    /** Short, and of characters that could be taken for the encoding's own. */
    private static String text(Random random) {
        var text = new StringBuilder();
        for (var length = random.nextInt(4); length > 0; length--) {
            text.append("12:-aä".charAt(random.nextInt(6)));
        }
        return text.toString();
    }
}
