package dev.saldo.kit.web;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** A list by cursor: the select, what narrows it, and the order it may be read in. */
public final class PagedQuery {

    private final String select;
    private final Sorts sorts;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private PagedQuery(String select, Sorts sorts) {
        this.select = select;
        this.sorts = sorts;
    }

    /**
     * @param select without {@code where}; its output must have a bigint column {@code id} and the columns of the sorts
     */
    public static PagedQuery of(String select, Sorts sorts) {
        return new PagedQuery(select, sorts);
    }

    /** Narrows the list, unless the value is null: then the caller did not ask for it. */
    public PagedQuery where(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(parameter, value);
        }
        return this;
    }

    /** Narrows the list always. */
    public PagedQuery where(String condition) {
        conditions.add(condition);
        return this;
    }

    public <T> Mono<Page<T>> fetch(DatabaseClient db, Paging paging, Function<Readable, T> row) {
        var sort = sorts.named(paging.sort());
        var after = paging.after() == null ? null : Cursor.decoded(paging.after(), sort.name());
        var query = db.sql(sql(sort, after)).bind("page_limit", paging.limit() + 1);
        for (var value : values.entrySet()) {
            query = query.bind(value.getKey(), value.getValue());
        }
        if (after != null) {
            query = query.bind("page_value", after.value()).bind("page_id", after.id());
        }
        return query.map(found -> new Row<T>(row.apply(found), cursor(found, sort)))
                .all()
                .collectList()
                .map(rows -> page(rows, paging.limit()));
    }

    /** Text a user typed, as a pattern that matches wherever it occurs. */
    public static @Nullable String like(@Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private record Row<T>(T item, Cursor cursor) {}

    private String sql(Sorts.Sort sort, @Nullable Cursor after) {
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var from = after == null
                ? ""
                : " where (q.%s, q.id) %s (:page_value::%s, :page_id)"
                        .formatted(sort.column(), sort.comparison(), sort.type());
        return "select q.*, q.%s::text as page_value from (%s%s) q%s order by q.%s %s, q.id %s limit :page_limit"
                .formatted(sort.column(), select, where, from, sort.column(), sort.direction(), sort.direction());
    }

    private static Cursor cursor(Readable row, Sorts.Sort sort) {
        var value = row.get("page_value", String.class);
        var id = row.get("id", Long.class);
        if (value == null || id == null) {
            throw new IllegalStateException("a list is sorted by %s, which is null in a row".formatted(sort.column()));
        }
        return new Cursor(sort.name(), value, id);
    }

    private static <T> Page<T> page(List<Row<T>> rows, int limit) {
        var items = rows.stream().limit(limit).map(Row::item).toList();
        var next = rows.size() > limit ? rows.get(limit - 1).cursor().encoded() : null;
        return new Page<>(items, next);
    }
}
