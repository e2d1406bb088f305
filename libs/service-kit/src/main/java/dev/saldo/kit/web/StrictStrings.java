package dev.saldo.kit.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Strings are strings and nothing else, and hold no NUL, which Postgres cannot store. */
final class StrictStrings extends StdScalarDeserializer<String> {

    StrictStrings() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return context.reportInputMismatch(String.class, "must be a string");
        }
        var text = json.getString();
        if (text.indexOf('\0') >= 0) {
            return context.reportInputMismatch(String.class, "must not hold the NUL character");
        }
        return text;
    }
}
