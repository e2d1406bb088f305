package dev.saldo.contracts;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.saldo.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
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

        private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?\\d{1,50}(\\.\\d{1,50})?");

        private final BigDecimal most;

        MoneyReader(long most) {
            this.most = BigDecimal.valueOf(most);
        }

        /** Field by field, without a tree in between: every event and every request has several amounts. */
        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) {
            if (!json.isExpectedStartObjectToken()) {
                return context.reportInputMismatch(Money.class, "must be an object with amount and currency");
            }
            @Nullable String amount = null;
            @Nullable String currency = null;
            for (var field = json.nextName(); field != null; field = json.nextName()) {
                json.nextToken();
                switch (field) {
                    case "amount" -> amount = text(json, field, context);
                    case "currency" -> currency = text(json, field, context);
                    default -> context.reportInputMismatch(Money.class, "has an unknown field %s", field);
                }
            }
            return money(
                    decimal(present(amount, "amount", context), context),
                    currency(present(currency, "currency", context), context),
                    context);
        }

        private static BigDecimal decimal(String text, DeserializationContext context) {
            return PLAIN_DECIMAL.matcher(text).matches()
                    ? new BigDecimal(text)
                    : context.reportInputMismatch(Money.class, "must have a plain decimal amount such as 19.99");
        }

        private static Currency currency(String code, DeserializationContext context) {
            try {
                return Money.zero(Currency.getInstance(code)).currency();
            } catch (IllegalArgumentException _) {
                throw new UnacceptableMoney(context, "must be an ISO 4217 code in capitals such as USD")
                        .prependPath(Money.class, "currency");
            }
        }

        private Money money(BigDecimal amount, Currency currency, DeserializationContext context) {
            var decimals = currency.getDefaultFractionDigits();
            if (amount.scale() > decimals && amount.stripTrailingZeros().scale() > decimals) {
                throw new UnacceptableMoney(
                        context, "must not have more than %d decimals in %s".formatted(decimals, currency));
            }
            var minor = amount.movePointRight(decimals);
            if (minor.compareTo(most) > 0) {
                throw new UnacceptableMoney(context, "must not be above " + largest(currency));
            }
            if (minor.negate().compareTo(most) > 0) {
                throw new UnacceptableMoney(
                        context, "must not be below " + largest(currency).negated());
            }
            return new Money(minor.longValueExact(), currency);
        }

        private Money largest(Currency currency) {
            return new Money(most.longValueExact(), currency);
        }

        private static String text(JsonParser json, String field, DeserializationContext context) {
            return json.hasToken(JsonToken.VALUE_STRING) ? json.getString() : notText(field, context);
        }

        private static String present(@Nullable String value, String field, DeserializationContext context) {
            return value == null ? notText(field, context) : value;
        }

        private static String notText(String field, DeserializationContext context) {
            return context.reportInputMismatch(Money.class, "must have %s as a string", field);
        }
    }
}
