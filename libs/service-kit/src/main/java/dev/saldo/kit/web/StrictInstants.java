package dev.saldo.kit.web;

import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/** Moments are RFC 3339 text; a number would silently be taken for seconds since 1970. */
final class StrictInstants extends StdScalarDeserializer<Instant> {

    StrictInstants() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
        return json.hasToken(JsonToken.VALUE_STRING)
                ? InstantDeserializer.INSTANT.deserialize(json, context)
                : context.reportInputMismatch(Instant.class, "must be a moment, such as 2026-01-31T12:00:00Z");
    }
}
