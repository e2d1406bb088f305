package dev.saldo.kit.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Dates are ISO 8601 text; a number would silently be taken for days since 1970, and an empty list for no date. */
final class StrictDates extends StdScalarDeserializer<LocalDate> {

    private static final String OTHERWISE = "must be a date like 2026-01-31";

    StrictDates() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(LocalDate.class, OTHERWISE);
        }
        try {
            return LocalDate.parse(json.getString());
        } catch (DateTimeException _) {
            return context.reportInputMismatch(LocalDate.class, OTHERWISE);
        }
    }
}
