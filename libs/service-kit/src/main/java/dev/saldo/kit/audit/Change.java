package dev.saldo.kit.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.saldo.kit.Pure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that a write changed, with JSON values.
 *
 * @param before absent for what was not there
 * @param after absent for what is not there any more
 */
@Pure
public record Change(
        String field,
        @JsonProperty("old") @Nullable JsonNode before,
        @JsonProperty("new") @Nullable JsonNode after) {}
