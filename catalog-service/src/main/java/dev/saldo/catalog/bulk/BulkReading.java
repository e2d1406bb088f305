package dev.saldo.catalog.bulk;

import dev.saldo.catalog.bulk.BulkRow.Unusable;
import dev.saldo.catalog.bulk.BulkRow.Usable;
import dev.saldo.catalog.product.SaveProductRequest;
import dev.saldo.kit.web.InputProblems;
import dev.saldo.kit.web.Problem;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads rows as strictly as a request of their own would be read. */
@Component
class BulkReading {

    private static final int MAX_OFFERS = 20;

    private final JsonMapper json;
    private final Validator validator;

    BulkReading(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** A sku may come once; whoever repeats it is turned away. */
    List<BulkRow> rows(List<JsonNode> items) {
        var indexes = new HashMap<String, Integer>();
        var rows = new ArrayList<BulkRow>();
        for (var index = 0; index < items.size(); index++) {
            rows.add(once(row(index, items.get(index)), indexes));
        }
        return rows;
    }

    private static BulkRow once(BulkRow row, Map<String, Integer> indexes) {
        if (!(row instanceof Usable usable)) {
            return row;
        }
        var sku = usable.product().sku();
        var first = indexes.putIfAbsent(sku, row.index());
        return first == null
                ? row
                : new Unusable(
                        row.index(),
                        sku,
                        List.of(Fault.at(row.index(), "/sku", "is the sku of item " + first + " already")));
    }

    private BulkRow row(int index, JsonNode item) {
        if (!(item instanceof ObjectNode object)) {
            return new Unusable(index, null, List.of(Fault.at(index, "", "must be an object")));
        }
        var faults = new ArrayList<Fault>();
        var rest = object.deepCopy();
        var offers = offers(index, rest.remove("offers"), faults);
        var product = read(index, "", rest, SaveProductRequest.class, faults);
        return product == null || !faults.isEmpty()
                ? new Unusable(index, sku(object), faults)
                : new Usable(index, product, offers);
    }

    private List<BulkOffer> offers(int index, @Nullable JsonNode items, List<Fault> faults) {
        if (items == null || items.isNull()) {
            return List.of();
        }
        if (!items.isArray() || items.size() > MAX_OFFERS) {
            faults.add(Fault.at(index, "/offers", "must be an array of at most " + MAX_OFFERS));
            return List.of();
        }
        var offers = new ArrayList<BulkOffer>();
        for (var position = 0; position < items.size(); position++) {
            var offer = read(index, "/offers/" + position, items.get(position), BulkOffer.class, faults);
            if (offer != null) {
                offers.add(offer);
            }
        }
        refuseContradictions(index, offers, faults);
        return offers;
    }

    private static void refuseContradictions(int index, List<BulkOffer> offers, List<Fault> faults) {
        var platforms = new HashSet<UUID>();
        if (!offers.stream().allMatch(offer -> platforms.add(offer.platformId()))) {
            faults.add(Fault.at(index, "/offers", "must name each platform once"));
        }
        if (offers.stream().filter(BulkOffer::isPreferred).count() > 1) {
            faults.add(Fault.at(index, "/offers", "must prefer one platform at most"));
        }
    }

    private <T> @Nullable T read(int index, String at, JsonNode node, Class<T> type, List<Fault> faults) {
        if (!node.isObject()) {
            faults.add(Fault.at(index, at, "must be an object"));
            return null;
        }
        try {
            var value = json.treeToValue(node, type);
            var violations = validator.validate(value);
            if (violations.isEmpty()) {
                return value;
            }
            explain(index, at, InputProblems.of(violations), faults);
        } catch (JacksonException unreadable) {
            explain(index, at, InputProblems.of(unreadable), faults);
        }
        return null;
    }

    private static void explain(int index, String at, Problem problem, List<Fault> faults) {
        problem.errors().forEach(error -> faults.add(Fault.at(index, at + error.pointer(), error.detail())));
    }

    private static @Nullable String sku(ObjectNode item) {
        var sku = item.get("sku");
        return sku != null && sku.isString() ? sku.stringValue() : null;
    }
}
