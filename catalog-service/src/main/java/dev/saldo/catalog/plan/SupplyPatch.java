package dev.saldo.catalog.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a patch wants a plan to be bought. */
final class SupplyPatch {

    private SupplyPatch() {}

    /** Null when the patch says nothing of a platform, or nothing that could be one. */
    static @Nullable UUID platform(JsonNode patch) {
        try {
            return UUID.fromString(patch.at("/supply/platformId").asString(""));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
