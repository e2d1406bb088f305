package dev.saldo.catalog.platform;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;

/** What platform-service answers about a platform, as far as it is read here. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PlatformAnswer(UUID id, String name, String currency, String status, long version) {

    PlatformCopy copy(UUID store) {
        return new PlatformCopy(store, id, name, currency, status, version);
    }
}
