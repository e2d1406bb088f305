package dev.saldo.catalog.bulk;

import dev.saldo.catalog.bulk.BulkRow.Unusable;
import dev.saldo.catalog.bulk.BulkRow.Usable;
import dev.saldo.kit.web.InputProblems;
import dev.saldo.kit.web.Problem;
import dev.saldo.kit.web.Problem.InputError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads rows as strictly as requests of their own. What would be 422 there is a fault of the row; what would be 400 is
 * one of the call.
 */
@Component
class BulkReading {

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
                : unusable(
                        row.index(), sku, List.of(new InputError("/sku", "is the sku of item " + first + " already")));
    }

    private BulkRow row(int index, JsonNode item) {
        if (!item.isObject()) {
            throw malformed(index, new InputError("", "must be an object"));
        }
        try {
            return checked(index, json.treeToValue(item, BulkItem.class));
        } catch (JacksonException unreadable) {
            return unusable(index, item, InputProblems.of(unreadable));
        }
    }

    private static BulkRow unusable(int index, JsonNode item, Problem problem) {
        if (problem.status() == HttpStatus.BAD_REQUEST) {
            throw malformed(index, problem.errors().getFirst());
        }
        return unusable(index, item.path("sku").stringValue(null), problem.errors());
    }

    private BulkRow checked(int index, BulkItem item) {
        var errors = errors(item);
        return errors.isEmpty()
                ? new Usable(index, item.product(), item.suppliers())
                : unusable(index, item.sku(), errors);
    }

    private List<InputError> errors(BulkItem item) {
        var violations = new HashSet<ConstraintViolation<?>>(validator.validate(item.product()));
        violations.addAll(validator.validate(item));
        return violations.isEmpty()
                ? contradictions(item.suppliers())
                : InputProblems.of(violations).errors();
    }

    private static List<InputError> contradictions(List<BulkOffer> offers) {
        var contradictions = new ArrayList<InputError>();
        var platforms = new HashSet<UUID>();
        if (!offers.stream().allMatch(offer -> platforms.add(offer.platformId()))) {
            contradictions.add(new InputError("/offers", "must name each platform once"));
        }
        if (offers.stream().filter(BulkOffer::isPreferred).count() > 1) {
            contradictions.add(new InputError("/offers", "must prefer one platform at most"));
        }
        return contradictions;
    }

    private static BulkRow unusable(int index, @Nullable String sku, List<InputError> errors) {
        return new Unusable(
                index,
                sku,
                errors.stream()
                        .map(error -> Fault.at(index, error.pointer(), error.detail()))
                        .toList());
    }

    private static Problem malformed(int index, InputError error) {
        var fault = Fault.at(index, error.pointer(), error.detail());
        return Problem.malformed(fault.pointer(), fault.detail());
    }
}
