package dev.saldo.sales.tariff;

import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.contracts.catalog.PlanChanged.PlanPrice;
import dev.saldo.contracts.catalog.PlanChanged.PriceTier;
import dev.saldo.contracts.catalog.TaxChanged;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** What catalog publishes, in the words of the rules; the one place here that knows both. */
public final class CatalogContract {

    private CatalogContract() {}

    public static Tariff tariff(PlanPrice price) {
        var tiers = price.tiers();
        return new Tariff(
                Currency.getInstance(price.currency()),
                model(price.model()),
                price.amount(),
                price.packageSize(),
                tiers == null
                        ? List.of()
                        : tiers.stream().map(CatalogContract::tier).toList(),
                price.setupFee());
    }

    public static DiscountTerm discount(DiscountChanged discount) {
        return new DiscountTerm(
                discount.discountId(),
                discount.code(),
                discount.name(),
                discount.percent(),
                discount.amount(),
                discount.minimumAmount(),
                discount.combinable(),
                discount.cycles());
    }

    public static TaxTerm tax(TaxChanged tax) {
        return new TaxTerm(tax.taxId(), tax.name(), tax.percent(), tax.inclusive());
    }

    private static PriceModel model(String word) {
        return switch (word) {
            case "flat" -> PriceModel.FLAT;
            case "per-unit" -> PriceModel.PER_UNIT;
            case "graduated" -> PriceModel.GRADUATED;
            case "volume" -> PriceModel.VOLUME;
            case "package" -> PriceModel.PACKAGE;
            default -> throw new IllegalArgumentException("an unknown price model: " + word);
        };
    }

    private static Tier tier(PriceTier tier) {
        var flatAmount = tier.flatAmount();
        return new Tier(tier.upTo(), tier.unitAmount(), flatAmount == null ? BigDecimal.ZERO : flatAmount);
    }
}
