package dev.saldo.kit.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.annotation.Annotation;
import java.math.BigInteger;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What to say where a whole number should be; with its range, where the field declares one. */
final class WholeNumbers {

    private static final Set<Class<?>> TYPES =
            Set.of(int.class, long.class, short.class, Integer.class, Long.class, Short.class, BigInteger.class);

    private WholeNumbers() {}

    static boolean is(Class<?> type) {
        return TYPES.contains(type);
    }

    static String expected(JacksonException unreadable) {
        var path = unreadable.getPath();
        return path.isEmpty() ? "must be a whole number" : expected(path.getLast());
    }

    private static String expected(JacksonException.Reference place) {
        var least = declared(place, Min.class, Min::value);
        var most = declared(place, Max.class, Max::value);
        if (least != null && most != null) {
            return "must be a whole number from %d to %d".formatted(least, most);
        }
        if (least != null) {
            return "must be a whole number of at least " + least;
        }
        return most == null ? "must be a whole number" : "must be a whole number of at most " + most;
    }

    private static <A extends Annotation> @Nullable Long declared(
            JacksonException.Reference place, Class<A> constraint, Function<A, Long> bound) {
        var owner = place.from() instanceof Class<?> type ? type : place.from().getClass();
        try {
            var declared = place.getPropertyName() == null
                    ? null
                    : owner.getDeclaredField(place.getPropertyName()).getAnnotation(constraint);
            return declared == null ? null : bound.apply(declared);
        } catch (NoSuchFieldException _) {
            return null;
        }
    }
}
