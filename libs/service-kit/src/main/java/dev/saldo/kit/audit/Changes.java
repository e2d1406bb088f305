package dev.saldo.kit.audit;

import dev.saldo.kit.Pure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is different between two views of the same thing, field by field. */
@Pure
final class Changes {

    private static final JsonNode MASK = JsonNodeFactory.instance.stringNode("***");

    /** These have columns of their own. */
    private static final Set<String> LEFT_OUT = Set.of("id", "version");

    private final JsonMapper json;

    Changes(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param before null for what is new
     * @param after null for what is gone
     */
    List<Change> between(@Nullable Object before, @Nullable Object after) {
        var old = tree(before);
        var now = tree(after);
        var masked = masked(after == null ? before : after);
        var changes = new ArrayList<Change>();
        for (var field : fields(old, now)) {
            var was = value(old, field);
            var is = value(now, field);
            if (!Objects.equals(was, is)) {
                changes.add(masked.contains(field) ? hidden(field, was, is) : new Change(field, was, is));
            }
        }
        return changes;
    }

    private @Nullable JsonNode tree(@Nullable Object view) {
        return view == null ? null : json.valueToTree(view);
    }

    private static Set<String> fields(@Nullable JsonNode old, @Nullable JsonNode now) {
        var fields = new TreeSet<String>();
        if (old != null) {
            fields.addAll(old.propertyNames());
        }
        if (now != null) {
            fields.addAll(now.propertyNames());
        }
        fields.removeAll(LEFT_OUT);
        return fields;
    }

    private static @Nullable JsonNode value(@Nullable JsonNode view, String field) {
        var value = view == null ? null : view.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private static Change hidden(String field, @Nullable JsonNode was, @Nullable JsonNode is) {
        return new Change(field, was == null ? null : MASK, is == null ? null : MASK);
    }

    private static Set<String> masked(@Nullable Object view) {
        return view == null || !view.getClass().isRecord()
                ? Set.of()
                : Arrays.stream(view.getClass().getRecordComponents())
                        .filter(component -> component.isAnnotationPresent(Masked.class))
                        .map(component -> component.getName())
                        .collect(Collectors.toSet());
    }
}
