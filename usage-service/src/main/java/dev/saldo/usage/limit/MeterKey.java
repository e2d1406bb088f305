package dev.saldo.usage.limit;

import dev.saldo.kit.Pure;
import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who uses what.
 *
 * @param subscriberType what kind of thing uses the feature: customer, subscription, device …
 */
@Pure
public record MeterKey(UUID store, String subscriberType, String subscriberId, String feature)
        implements Comparable<MeterKey> {

    /** One word; there is no type called events, whose counters would lie where events are. */
    public static final String TYPE = "(?!events$)[a-z][a-z_]{0,39}";

    public static final String TYPE_RULE = "must be one word of at most 40 small letters, such as customer";

    /** What can stand in a path. */
    public static final String ID = "[^\\s/\\\\%;.\\p{Cntrl}]([^/\\\\%;\\p{Cntrl}]{0,198}[^\\s/\\\\%;\\p{Cntrl}])?";

    public static final String ID_RULE = "must have 1 to 200 characters, none of them a slash, backslash, % or ;";

    public static final String FEATURE = "[A-Za-z0-9][A-Za-z0-9._:-]{0,99}";

    public static final String FEATURE_RULE = "must have 1 to 100 letters, digits and . _ : - such as api-calls";

    private static final Pattern TYPES = Pattern.compile(TYPE);
    private static final Pattern IDS = Pattern.compile(ID);
    private static final Pattern FEATURES = Pattern.compile(FEATURE);

    private static final Comparator<MeterKey> ORDER = Comparator.comparing(MeterKey::store)
            .thenComparing(MeterKey::subscriberType)
            .thenComparing(MeterKey::subscriberId)
            .thenComparing(MeterKey::feature);

    public static boolean isType(String text) {
        return TYPES.matcher(text).matches();
    }

    public static boolean isId(String text) {
        return IDS.matcher(text).matches();
    }

    public static boolean isFeature(String text) {
        return FEATURES.matcher(text).matches();
    }

    @Override
    public int compareTo(MeterKey other) {
        return ORDER.compare(this, other);
    }
}
