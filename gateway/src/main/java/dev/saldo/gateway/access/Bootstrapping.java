package dev.saldo.gateway.access;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Finds the bootstrap key's record at start, or makes store and key and hands the key to its owner. */
final class Bootstrapping {

    private static final Logger log = LoggerFactory.getLogger(Bootstrapping.class);

    private final BootstrapProperties properties;
    private final JsonMapper json;
    private final Clock clock;
    private final Consumer<String> console;

    Bootstrapping(BootstrapProperties properties, JsonMapper json, Clock clock, Consumer<String> console) {
        this.properties = properties;
        this.json = json;
        this.clock = clock;
        this.console = console;
    }

    Bootstrap run() {
        var storeId = properties.storeId();
        if (properties.isSupplied() && storeId != null) {
            return new Bootstrap(properties.keyHash(), "supplied", storeId, properties.storeName(), clock.instant());
        }
        var known = remembered();
        if (known == null) {
            return withNewKey(newStore());
        }
        if (properties.resetKey()) {
            return withNewKey(known);
        }
        warnWhenTheKeyIsLost();
        return known;
    }

    private @Nullable Bootstrap remembered() {
        var file = properties.record();
        if (!file.exists()) {
            return null;
        }
        try {
            return json.readValue(file.read(), Bootstrap.class);
        } catch (JacksonException damaged) {
            throw new IllegalStateException(
                    file.path() + " is damaged; restore it, or delete it for a new store", damaged);
        }
    }

    private Bootstrap newStore() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new Bootstrap("", "", UuidCreator.getTimeOrderedEpoch(now), properties.storeName(), now);
    }

    /** The key is handed over before its hash counts: a crash in between leaves no record, and the next start makes another. */
    private Bootstrap withNewKey(Bootstrap store) {
        var key = ApiKey.random();
        var bootstrap = store.withKey(key);
        handOver(key);
        properties.record().write(json.writeValueAsString(bootstrap));
        log.info("made API key {}… for store {}", bootstrap.prefix(), bootstrap.storeId());
        return bootstrap;
    }

    private void handOver(ApiKey key) {
        if (properties.keyFile().isEmpty()) {
            console.accept("Saldo API key (shown once, keep it): " + key.text());
        } else {
            keyFile().write(key.text() + "\n");
        }
    }

    private void warnWhenTheKeyIsLost() {
        if (!properties.keyFile().isEmpty() && !keyFile().exists()) {
            log.warn(
                    "{} is gone and the gateway keeps no key in plain; if you have lost yours, start once with "
                            + "SALDO_BOOTSTRAP_RESET_KEY=true for a new one (the store and its data stay)",
                    keyFile().path());
        }
    }

    private OwnerOnlyFile keyFile() {
        return new OwnerOnlyFile(Path.of(properties.keyFile()));
    }
}
