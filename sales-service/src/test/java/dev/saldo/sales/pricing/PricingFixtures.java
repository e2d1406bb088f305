package dev.saldo.sales.pricing;

import dev.saldo.money.Money;
import dev.saldo.sales.copy.Assortment;
import dev.saldo.sales.copy.LandedRate;
import dev.saldo.sales.copy.OffersCopy;
import dev.saldo.sales.copy.OffersCopy.Offer;
import dev.saldo.sales.copy.OffersCopy.Price;
import dev.saldo.sales.copy.PlatformCopy;
import dev.saldo.sales.copy.ProductCopy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Songs, bought from Acme for 70 % of the price, or from Bolt for less. */
public final class PricingFixtures {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final Instant YESTERDAY = NOW.minusSeconds(86_400);
    public static final Instant TOMORROW = NOW.plusSeconds(86_400);
    public static final Currency USD = Currency.getInstance("USD");

    public static final UUID SONG = id(1);
    public static final UUID FILM = id(2);
    public static final UUID ACME = id(10);
    public static final UUID BOLT = id(11);

    private final Map<UUID, ProductCopy> products = new HashMap<>();
    private final Map<UUID, OffersCopy> offers = new HashMap<>();
    private final Map<UUID, PlatformCopy> platforms = new HashMap<>();

    private final Map<UUID, SoldPlan> plans = new HashMap<>();

    private PricingFixtures() {}

    /** The song at 0.99, the film at 19.99; Acme supplies both and is preferred, Bolt supplies the song. */
    public static PricingFixtures shop() {
        return new PricingFixtures()
                .product(new ProductCopy(SONG, "SONG-1", "Água Viva", usd("0.99"), true, false, null, 1))
                .product(new ProductCopy(FILM, "FILM-1", "A Film", usd("19.99"), true, false, null, 1))
                .offers(SONG, offer(ACME, true, usd("0.69")), offer(BOLT, false, usd("0.50")))
                .offers(FILM, offer(ACME, true, usd("13.99")))
                .platform(ACME, false)
                .platform(BOLT, false);
    }

    public PricingFixtures product(ProductCopy product) {
        products.put(product.id(), product);
        return this;
    }

    public PricingFixtures offers(UUID product, Offer... supplied) {
        offers.put(product, new OffersCopy(product, List.of(supplied), 1));
        return this;
    }

    public PricingFixtures platform(UUID platform, boolean deleted) {
        platforms.put(platform, new PlatformCopy(platform, nameOf(platform), deleted, null, LandedRate.PAR, 1));
        return this;
    }

    /** The platform with a margin floor in percent, and what its credits have cost. */
    public PricingFixtures platform(UUID platform, @Nullable String marginFloor, LandedRate landed) {
        platforms.put(platform, new PlatformCopy(platform, nameOf(platform), false, percent(marginFloor), landed, 1));
        return this;
    }

    /** The song with a margin floor in percent. */
    public PricingFixtures songFloor(String marginFloor) {
        return product(new ProductCopy(SONG, "SONG-1", "Água Viva", usd("0.99"), true, false, percent(marginFloor), 1));
    }

    private static @Nullable BigDecimal percent(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static String nameOf(UUID platform) {
        return platform.equals(ACME) ? "Acme" : "Bolt";
    }

    public PricingFixtures without(UUID id) {
        products.remove(id);
        platforms.remove(id);
        return this;
    }

    public Assortment assortment() {
        return new Assortment(products, offers, platforms);
    }

    public PricingFixtures plan(SoldPlan plan) {
        plans.put(plan.planId(), plan);
        return this;
    }

    public Offering offering() {
        return new Offering(assortment(), plans);
    }

    public Quote quote(LineWish... wishes) {
        return new Pricing(USD, PaymentType.ONE_TIME, offering(), NOW).quote(List.of(wishes));
    }

    /** The same lines, paid each period. */
    public Quote quoteRecurring(LineWish... wishes) {
        return new Pricing(USD, PaymentType.RECURRING, offering(), NOW).quote(List.of(wishes));
    }

    public static Offer offer(UUID platform, boolean preferred, Money price) {
        return new Offer(platform, preferred, List.of(new Price(YESTERDAY, price)));
    }

    public static LineWish line(UUID product, long quantity) {
        return new LineWish(product, null, quantity, null, null);
    }

    public static LineWish line(UUID product, long quantity, @Nullable UUID platform, @Nullable Money unitPrice) {
        return new LineWish(product, platform, quantity, unitPrice, null);
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    public static UUID id(long number) {
        return new UUID(0x0193_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
    }
}
