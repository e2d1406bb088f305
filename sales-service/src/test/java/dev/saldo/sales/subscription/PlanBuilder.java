package dev.saldo.sales.subscription;

import dev.saldo.money.Money;
import dev.saldo.sales.cycle.Interval;
import dev.saldo.sales.cycle.Interval.Unit;
import dev.saldo.sales.tariff.PriceModel;
import dev.saldo.sales.tariff.Tariff;
import dev.saldo.sales.tariff.TaxTerm;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan of which a test says what matters; may be paused, is renewed, costs nothing at its platform. */
final class PlanBuilder {

    private final Unit unit;
    private int count = 1;
    private String name = "Basic";
    private BigDecimal price = BigDecimal.TEN;
    private Currency currency = Currency.getInstance("EUR");
    private PriceModel model = PriceModel.PER_UNIT;
    private @Nullable Integer rank;
    private @Nullable Money setupFee;
    private int minimumQuantity = 1;
    private PlanTerms.TrialEnd trialEnd = PlanTerms.TrialEnd.CONVERT;
    private int graceDays = 3;
    private @Nullable Integer autoClose;
    private boolean pausable = true;
    private boolean renewable = true;
    private List<TaxTerm> taxes = List.of();
    private UUID platform = SubscriptionFixtures.PLATFORM;
    private String buyingPrice = "0";
    private boolean supplied = true;

    private PlanBuilder(Unit unit) {
        this.unit = unit;
    }

    static PlanBuilder daily() {
        return new PlanBuilder(Unit.DAILY);
    }

    static PlanBuilder weekly() {
        return new PlanBuilder(Unit.WEEKLY);
    }

    static PlanBuilder monthly() {
        return new PlanBuilder(Unit.MONTHLY);
    }

    static PlanBuilder yearly() {
        return new PlanBuilder(Unit.YEARLY);
    }

    static PlanBuilder billed(Unit unit, int every) {
        return new PlanBuilder(unit).every(every);
    }

    /** A monthly one. */
    static PlanTerms monthly(String name, String price) {
        return monthly().named(name).at(price, "EUR").terms();
    }

    /** A yearly one. */
    static PlanTerms yearly(String name, String price) {
        return yearly().named(name).at(price, "EUR").terms();
    }

    PlanBuilder every(int units) {
        count = units;
        return this;
    }

    PlanBuilder named(String other) {
        name = other;
        return this;
    }

    /** For each unit. */
    PlanBuilder at(String amount, String code) {
        price = new BigDecimal(amount);
        currency = Currency.getInstance(code);
        return this;
    }

    /** For any quantity. */
    PlanBuilder flat() {
        model = PriceModel.FLAT;
        return this;
    }

    PlanBuilder ranked(int order) {
        rank = order;
        return this;
    }

    PlanBuilder setupFee(String amount) {
        setupFee = Money.of(new BigDecimal(amount), currency);
        return this;
    }

    PlanBuilder atLeast(int quantity) {
        minimumQuantity = quantity;
        return this;
    }

    PlanBuilder endingUnpaidTrials() {
        trialEnd = PlanTerms.TrialEnd.END;
        return this;
    }

    PlanBuilder grace(int days) {
        graceDays = days;
        return this;
    }

    PlanBuilder closingAfter(int periods) {
        autoClose = periods;
        return this;
    }

    PlanBuilder notPausable() {
        pausable = false;
        return this;
    }

    PlanBuilder notRenewable() {
        renewable = false;
        return this;
    }

    PlanBuilder taxed(TaxTerm... terms) {
        taxes = List.of(terms);
        return this;
    }

    /** What one unit takes at a platform for one period. */
    PlanBuilder bought(UUID at, String amount) {
        platform = at;
        buyingPrice = amount;
        return this;
    }

    /** Nobody offers it. */
    PlanBuilder unsupplied() {
        supplied = false;
        return this;
    }

    PlanTerms terms() {
        return new PlanTerms(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                1,
                new UUID(0, 20),
                name,
                null,
                rank,
                new Interval(unit, count),
                new Tariff(currency, model, price, null, List.of(), setupFee),
                minimumQuantity,
                0,
                trialEnd,
                graceDays,
                autoClose,
                pausable,
                renewable,
                taxes,
                supplied ? new Supply(platform, Money.of(new BigDecimal(buyingPrice), currency)) : null);
    }
}
