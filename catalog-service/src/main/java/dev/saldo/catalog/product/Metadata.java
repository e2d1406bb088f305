package dev.saldo.catalog.product;

import dev.saldo.kit.Pure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What users attach to a product. */
@Pure
public final class Metadata {

    private Metadata() {}

    /** Equal as JSON, where 1.0, 1 and 1e0 are one number. */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> others) {
            return map.keySet().equals(others.keySet())
                    && map.keySet().stream().allMatch(key -> same(map.get(key), others.get(key)));
        }
        if (one instanceof List<?> list && other instanceof List<?> others) {
            return list.size() == others.size()
                    && IntStream.range(0, list.size()).allMatch(index -> same(list.get(index), others.get(index)));
        }
        if (one instanceof Number number && other instanceof Number another && one.getClass() != other.getClass()) {
            return number.doubleValue() == another.doubleValue();
        }
        return Objects.equals(one, other);
    }
}
