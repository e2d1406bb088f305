package dev.saldo.usage.event;

import dev.saldo.usage.amount.Amounts;
import dev.saldo.usage.event.Reading.Fault;
import dev.saldo.usage.event.Reading.Faulty;
import dev.saldo.usage.event.Reading.Nameless;
import dev.saldo.usage.event.Reading.Usage;
import dev.saldo.usage.limit.MeterKey;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one CloudEvent 1.0 in JSON; what it does not know of it may be anything, as the specification wants. */
final class EventReader {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_SOURCE = 500;
    private static final int LONGEST_TEXT = 2_000;
    private static final Pattern TEXT = Pattern.compile("\\P{Cntrl}+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,50}(\\.\\d{1,50})?");
    private static final Pattern JSON_TYPE = Pattern.compile("(?i)[a-z]+/([^;]+\\+)?json\\s*(;.*)?");

    private final JsonNode event;
    private final List<Fault> faults = new ArrayList<>();

    private EventReader(JsonNode event) {
        this.event = event;
    }

    static Reading read(UUID store, JsonNode event) {
        return event.isObject()
                ? new EventReader(event).read(store)
                : new Nameless(List.of(new Fault("", "must be an object")));
    }

    private Reading read(UUID store) {
        var id = required(event, "", "id", LONGEST_ID);
        var source = required(event, "", "source", LONGEST_SOURCE);
        if (id == null || source == null) {
            return new Nameless(List.copyOf(faults));
        }
        var key = new EventKey(store, source, id);
        envelope();
        var at = time();
        var meter = meter(store, event.path("data"));
        var amount = amount(event.path("data").path("amount"));
        return meter == null || amount == null || !faults.isEmpty()
                ? new Faulty(key, List.copyOf(faults))
                : new Usage(key, meter, amount, at);
    }

    private void envelope() {
        var version = required(event, "", "specversion", LONGEST_TEXT);
        if (version != null && !version.equals("1.0")) {
            faults.add(new Fault("/specversion", "must be 1.0"));
        }
        required(event, "", "type", LONGEST_TEXT);
        var contentType = event.path("datacontenttype");
        if (!contentType.isMissingNode()
                && !JSON_TYPE.matcher(contentType.asString("")).matches()) {
            faults.add(new Fault("/datacontenttype", "must be JSON"));
        }
    }

    private @Nullable Instant time() {
        var time = event.path("time");
        if (time.isMissingNode() || time.isNull()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(time.isString() ? time.stringValue() : "")
                    .toInstant();
        } catch (DateTimeException _) {
            faults.add(new Fault("/time", "must be a moment, such as 2026-01-31T12:00:00Z"));
            return null;
        }
    }

    private @Nullable MeterKey meter(UUID store, JsonNode data) {
        if (!data.isObject()) {
            faults.add(new Fault("/data", "must be an object"));
            return null;
        }
        var feature = feature(data);
        var subject = subject();
        if (subject != null && !data.has("subscriberType") && !data.has("subscriberId")) {
            return meter(store, named(subject[0], "/subject"), identified(subject[1], "/subject"), feature);
        }
        return meter(
                store,
                named(required(data, "/data", "subscriberType", LONGEST_TEXT), "/data/subscriberType"),
                identified(required(data, "/data", "subscriberId", LONGEST_TEXT), "/data/subscriberId"),
                feature);
    }

    private static @Nullable MeterKey meter(
            UUID store, @Nullable String type, @Nullable String id, @Nullable String feature) {
        return type == null || id == null || feature == null ? null : new MeterKey(store, type, id, feature);
    }

    private @Nullable String feature(JsonNode data) {
        var feature = required(data, "/data", "feature", LONGEST_TEXT);
        return fitting(feature, MeterKey::isFeature, "/data/feature", MeterKey.FEATURE_RULE);
    }

    private @Nullable String named(@Nullable String type, String pointer) {
        return fitting(type, MeterKey::isType, pointer, MeterKey.TYPE_RULE);
    }

    private @Nullable String identified(@Nullable String id, String pointer) {
        return fitting(id, MeterKey::isId, pointer, MeterKey.ID_RULE);
    }

    /** The subscriber's type and id, where the subject names them. */
    private String @Nullable [] subject() {
        var subject = event.path("subject").asString("").split("/", 2);
        return subject.length == 2 ? subject : null;
    }

    private @Nullable BigDecimal amount(JsonNode node) {
        if (node.isMissingNode()) {
            return BigDecimal.ONE;
        }
        var amount = node.isNumber() ? node.decimalValue() : number(node);
        if (amount == null || amount.signum() < 0 || !Amounts.fits(amount)) {
            faults.add(new Fault(
                    "/data/amount",
                    "must be a number, not negative, with at most 12 digits on either side of the point"));
            return null;
        }
        return Amounts.plain(amount);
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isString() && NUMBER.matcher(node.stringValue()).matches()
                ? new BigDecimal(node.stringValue())
                : null;
    }

    /** Null, and a fault, when it does not fit. */
    private @Nullable String fitting(@Nullable String value, Predicate<String> fits, String pointer, String rule) {
        if (value == null || fits.test(value)) {
            return value;
        }
        faults.add(new Fault(pointer, rule));
        return null;
    }

    private @Nullable String required(JsonNode object, String at, String name, int longest) {
        var node = object.path(name);
        var text = node.isString() ? node.stringValue() : null;
        if (text == null || text.isBlank()) {
            faults.add(new Fault(at + "/" + name, node.isMissingNode() ? "is required" : "must be a text"));
            return null;
        }
        if (text.length() > longest || !TEXT.matcher(text).matches()) {
            faults.add(new Fault(
                    at + "/" + name, "must have at most %d characters, none of them a control".formatted(longest)));
            return null;
        }
        return text;
    }
}
