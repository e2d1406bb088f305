package dev.saldo.chaos.load;

import dev.saldo.chaos.load.Answer.Acknowledged;
import dev.saldo.chaos.load.Answer.Refused;
import java.util.LinkedHashMap;
import java.util.Map;

/** Usage that has happened, as a CloudEvent whose id is the key of the operation. */
record UsageEvent(Operation operation, Meter meter) {

    private static final String SOURCE = "//chaos/devices";
    private static final Answer COUNTED = new Acknowledged("counted");

    /** As it is sent over HTTP and, with the store in it, onto the topic. */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("specversion", "1.0");
        json.put("id", operation.key());
        json.put("source", SOURCE);
        json.put("type", "dev.saldo.chaos.used");
        json.put("storeid", operation.store());
        json.put("data", meter.happened(operation.amount()));
        return json;
    }

    /** What it means that this became of it: one that came before is counted as well. */
    Answer heard(String fate) {
        if (fate.equals("counted") || fate.equals("duplicate")) {
            return COUNTED;
        }
        var matchesNothing = fate.equals("unmatched") && !meter.kind().isKnown();
        return matchesNothing ? new Acknowledged(fate) : new Refused(200, fate, true);
    }

    /** What the broker's word means: it will be counted. */
    static Answer taken() {
        return COUNTED;
    }
}
