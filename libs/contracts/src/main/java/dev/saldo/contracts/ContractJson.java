package dev.saldo.contracts;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How contracts are written: camelCase, absent values left out, instants as RFC 3339 in UTC, amounts as strings. */
public final class ContractJson {

    /**
     * The largest amount anybody may ask for, in minor units: 15 digits. What adds up from such amounts stays inside a
     * {@code long}, and may be larger.
     */
    public static final long MOST_ASKED_FOR = 999_999_999_999_999L;

    private ContractJson() {}

    /** The mapper of events: unknown fields are ignored, because contracts grow. */
    public static JsonMapper mapper() {
        return JsonMapper.builder()
                .addModule(moneyModule(Long.MAX_VALUE))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
                .build();
    }

    /**
     * {@link Money} as {@code {"amount": "19.99", "currency": "EUR"}}; for every mapper that shows amounts.
     *
     * @param most the largest amount to accept, either way of zero, in minor units
     */
    public static SimpleModule moneyModule(long most) {
        return new SimpleModule("saldo-money")
                .addSerializer(Money.class, new MoneyWriter())
                .addDeserializer(Money.class, new MoneyReader(most));
    }

    /** An amount that can be read but not be had: in no such currency, with too many decimals, or too large. */
    public static final class UnacceptableMoney extends MismatchedInputException {

        private UnacceptableMoney(DeserializationContext context, String complaint) {
            super(context.getParser(), complaint, Money.class);
        }
    }

    private static final class MoneyWriter extends ValueSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.amount().toPlainString());
            json.writeStringProperty("currency", money.currency().getCurrencyCode());
            json.writeEndObject();
        }
    }

    private static final class MoneyReader extends ValueDeserializer<Money> {

        private static final Set<String> FIELDS = Set.of("amount", "currency");
        private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?\\d{1,50}(\\.\\d{1,50})?");

        private final long most;

        MoneyReader(long most) {
            this.most = most;
        }

        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) {
            var node = context.readTree(json);
            if (!node.isObject()) {
                return context.reportInputMismatch(Money.class, "must be an object with amount and currency");
            }
            for (var field : node.propertyNames()) {
                if (!FIELDS.contains(field)) {
                    return context.reportInputMismatch(Money.class, "has an unknown field %s", field);
                }
            }
            return money(amount(node, context), currency(node, context), context);
        }

        private static BigDecimal amount(JsonNode node, DeserializationContext context) {
            var text = text(node, "amount", context);
            return PLAIN_DECIMAL.matcher(text).matches()
                    ? new BigDecimal(text)
                    : context.reportInputMismatch(Money.class, "must have a plain decimal amount such as 19.99");
        }

        private static Currency currency(JsonNode node, DeserializationContext context) {
            var code = text(node, "currency", context);
            try {
                return Money.zero(Currency.getInstance(code)).currency();
            } catch (IllegalArgumentException _) {
                throw new UnacceptableMoney(context, "must be an ISO 4217 code in capitals such as USD")
                        .prependPath(Money.class, "currency");
            }
        }

        private Money money(BigDecimal amount, Currency currency, DeserializationContext context) {
            var decimals = currency.getDefaultFractionDigits();
            if (amount.stripTrailingZeros().scale() > decimals) {
                throw new UnacceptableMoney(
                        context, "must not have more than %d decimals in %s".formatted(decimals, currency));
            }
            var largest = new Money(most, currency);
            if (amount.compareTo(largest.amount()) > 0) {
                throw new UnacceptableMoney(context, "must not be above " + largest);
            }
            if (amount.negate().compareTo(largest.amount()) > 0) {
                throw new UnacceptableMoney(context, "must not be below " + largest.negated());
            }
            return Money.of(amount, currency);
        }

        private static String text(JsonNode node, String field, DeserializationContext context) {
            var value = node.get(field);
            if (value == null || !value.isString()) {
                return context.reportInputMismatch(Money.class, "must have %s as a string", field);
            }
            return value.stringValue();
        }
    }
}
