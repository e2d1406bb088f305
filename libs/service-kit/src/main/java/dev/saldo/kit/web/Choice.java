package dev.saldo.kit.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parameters that take one of a few words, in any case. */
public final class Choice {

    private Choice() {}

    /** The constant a parameter names, null when it was not given; any other word is 400. */
    public static <E extends Enum<E>> @Nullable E of(Class<E> choices, String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElseThrow(() ->
                        Problem.malformed("?" + parameter, "must be one of " + String.join(", ", words(choices))));
    }

    /** The constants as the wire has them: statuses in capitals, everything else in lower case with hyphens. */
    public static List<String> words(Class<? extends Enum<?>> choices) {
        var inCapitals = choices.getSimpleName().endsWith("Status");
        return Arrays.stream(choices.getEnumConstants())
                .map(Enum::name)
                .map(name -> inCapitals ? name : name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
