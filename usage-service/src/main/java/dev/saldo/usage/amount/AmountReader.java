package dev.saldo.usage.amount;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Amounts in JSON are numbers, or the same as text, for those whose numbers are not exact. */
public final class AmountReader extends StdScalarDeserializer<BigDecimal> {

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,50}(\\.\\d{1,50})?");

    public AmountReader() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
        if (json.hasToken(JsonToken.VALUE_NUMBER_INT) || json.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            return json.getDecimalValue();
        }
        var text = json.hasToken(JsonToken.VALUE_STRING) ? json.getString() : "";
        return PLAIN.matcher(text).matches()
                ? new BigDecimal(text)
                : context.reportInputMismatch(BigDecimal.class, "must be a number");
    }
}
