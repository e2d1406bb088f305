package dev.saldo.usage.event;

import dev.saldo.kit.web.InputProblems;
import dev.saldo.kit.web.Problem;
import dev.saldo.usage.event.Reading.Fault;
import dev.saldo.usage.event.Reading.Faulty;
import dev.saldo.usage.event.Reading.Named;
import dev.saldo.usage.event.Reading.Nameless;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** CloudEvents over HTTP, in any of the content modes: structured, batched, or binary with its attributes in headers. */
@Component
class EventBodies {

    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    static final int MOST = 1_000;

    private static final List<String> ATTRIBUTES =
            List.of("specversion", "id", "source", "type", "subject", "time", "dataschema");
    private static final String PREFIX = "ce-";

    private final JsonMapper json;
    private final ObjectReader exact;

    EventBodies(JsonMapper json) {
        this.json = json;
        this.exact = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** The events, each with a name; refuses what is none. A single event has to be right, too. */
    List<Named> read(UUID store, HttpHeaders headers, byte[] body) {
        var content = parse(body);
        if (headers.containsHeader(PREFIX + "specversion")) {
            return List.of(single(EventReader.read(store, binary(headers, content))));
        }
        var type = headers.getContentType();
        var batched = is(type, BATCH) || (!is(type, STRUCTURED) && content.isArray());
        return batched ? batch(store, content) : List.of(single(EventReader.read(store, content)));
    }

    private JsonNode parse(byte[] body) {
        try {
            var content = exact.readTree(body);
            if (content.isMissingNode()) {
                throw Problem.malformed("", "must not be empty");
            }
            return content;
        } catch (JacksonException unreadable) {
            throw InputProblems.of(unreadable);
        }
    }

    private static boolean is(@Nullable MediaType type, String other) {
        return type != null && MediaType.parseMediaType(other).isCompatibleWith(type);
    }

    private JsonNode binary(HttpHeaders headers, JsonNode data) {
        var event = json.createObjectNode();
        for (var attribute : ATTRIBUTES) {
            var value = headers.getFirst(PREFIX + attribute);
            if (value != null) {
                event.put(attribute, decoded(value));
            }
        }
        return event.set("data", data);
    }

    /** Header values are percent-encoded where they are not plain; what is no such encoding is taken as it is. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return value;
        }
    }

    private static Named single(Reading reading) {
        return switch (reading) {
            case Nameless(var faults) -> throw malformed("", faults, Problem.malformed());
            case Faulty(var _, var faults) -> throw malformed("", faults, Problem.malformed());
            case Named named -> named;
        };
    }

    private static List<Named> batch(UUID store, JsonNode content) {
        if (!content.isArray()) {
            throw Problem.malformed("", "must be an array of events");
        }
        if (content.size() > MOST) {
            throw Problem.malformed("", "must have at most %d events".formatted(MOST));
        }
        var events = new ArrayList<Named>();
        var problem = Problem.malformed();
        for (var index = 0; index < content.size(); index++) {
            switch (EventReader.read(store, content.get(index))) {
                case Nameless(var faults) -> malformed("/" + index, faults, problem);
                case Named named -> events.add(named);
            }
        }
        if (problem.hasErrors()) {
            throw problem;
        }
        return events;
    }

    private static Problem malformed(String at, List<Fault> faults, Problem problem) {
        faults.forEach(fault -> problem.at(at + fault.pointer(), fault.detail()));
        return problem;
    }
}
