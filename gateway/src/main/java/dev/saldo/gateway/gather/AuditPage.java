package dev.saldo.gateway.gather;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One page of several services' pages. Each has its newest first, and ids tell the time (UUIDv7), so the newest of all
 * are among the newest of each, and the last id shown is where all of them go on.
 */
record AuditPage(List<JsonNode> items, @Nullable String next) {

    static AuditPage of(List<JsonNode> pages, int limit) {
        var items = new ArrayList<JsonNode>();
        pages.forEach(page -> page.path("items").forEach(items::add));
        // as text: java.util.UUID compares signed numbers
        items.sort(Comparator.comparing(AuditPage::id).reversed());
        var more = items.size() > limit
                || pages.stream().anyMatch(page -> page.path("next").isString());
        var shown = List.copyOf(items.subList(0, Math.min(limit, items.size())));
        return new AuditPage(shown, more && !shown.isEmpty() ? id(shown.getLast()) : null);
    }

    private static String id(JsonNode item) {
        return item.path("id").stringValue("");
    }
}
