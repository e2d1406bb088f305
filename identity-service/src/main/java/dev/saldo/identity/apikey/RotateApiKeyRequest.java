package dev.saldo.identity.apikey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** @param overlapSeconds how long the old key works beside the new one; not at all unless told, at most a week */
record RotateApiKeyRequest(@Nullable @Min(0) @Max(604_800) Integer overlapSeconds) {

    Duration overlap() {
        return overlapSeconds == null ? Duration.ZERO : Duration.ofSeconds(overlapSeconds);
    }
}
