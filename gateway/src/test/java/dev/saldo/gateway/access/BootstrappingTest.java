package dev.saldo.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BootstrappingTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path home;

    private final List<String> console = new ArrayList<>();

    @Test
    void theFirstStartMakesAStoreAndAKeyAndKeepsOnlyTheHash() throws Exception {
        var bootstrap = start(propertiesWithKeyFile(false));

        var key = new ApiKey(Files.readString(keyFile()).strip());
        assertThat(bootstrap.accepts(key)).isTrue();
        assertThat(bootstrap.storeId().version()).isEqualTo(7);
        assertThat(bootstrap.createdAt()).isEqualTo(NOON.instant());
        assertThat(Files.readString(record())).contains(bootstrap.keyHash()).doesNotContain(key.text());
        assertThat(console).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReadTheFiles() throws Exception {
        start(propertiesWithKeyFile(false));

        assertThat(permissions(record())).isEqualTo("rw-------");
        assertThat(permissions(keyFile())).isEqualTo("rw-------");
        assertThat(permissions(record().getParent())).isEqualTo("rwx------");
        try (var files = Files.list(record().getParent())) {
            assertThat(files).containsExactly(record());
        }
    }

    @Test
    void laterStartsKnowTheSameKeyAndStore() throws Exception {
        var first = start(propertiesWithKeyFile(false));
        var key = Files.readString(keyFile());

        assertThat(start(propertiesWithKeyFile(false))).isEqualTo(first);
        assertThat(Files.readString(keyFile())).isEqualTo(key);
    }

    @Test
    void withoutAKeyFileTheKeyIsPrintedOnce() {
        var bootstrap = start(properties("", false));
        start(properties("", false));

        assertThat(console).hasSize(1);
        var key = console.getFirst().substring(console.getFirst().indexOf("sk_live_"));
        assertThat(bootstrap.accepts(new ApiKey(key))).isTrue();
    }

    @Test
    void aLostKeyFileIsNotMadeAgain() throws Exception {
        var first = start(propertiesWithKeyFile(false));
        Files.delete(keyFile());

        assertThat(start(propertiesWithKeyFile(false))).isEqualTo(first);
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void aResetMakesANewKeyForTheSameStore() throws Exception {
        var first = start(propertiesWithKeyFile(false));
        var oldKey = new ApiKey(Files.readString(keyFile()).strip());

        var second = start(propertiesWithKeyFile(true));

        assertThat(second.storeId()).isEqualTo(first.storeId());
        assertThat(second.accepts(oldKey)).isFalse();
        assertThat(second.accepts(new ApiKey(Files.readString(keyFile()).strip())))
                .isTrue();
        assertThat(start(propertiesWithKeyFile(false))).isEqualTo(second);
    }

    @Test
    void anOperatorsKeyNeedsNoFile() {
        var key = ApiKey.random();
        var store = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

        var bootstrap = start(new BootstrapProperties(home.resolve("gateway"), "", key.hash(), store, "Shop", false));

        assertThat(bootstrap.accepts(key)).isTrue();
        assertThat(bootstrap.storeId()).isEqualTo(store);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aDamagedRecordStopsTheStart() throws Exception {
        Files.createDirectories(record().getParent());
        Files.writeString(record(), "{");

        assertThatThrownBy(() -> start(propertiesWithKeyFile(false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bootstrap.json is damaged");
    }

    private Bootstrap start(BootstrapProperties properties) {
        return new Bootstrapping(properties, JSON, NOON, console::add).run();
    }

    private BootstrapProperties propertiesWithKeyFile(boolean resetKey) {
        return properties(keyFile().toString(), resetKey);
    }

    private BootstrapProperties properties(String keyFile, boolean resetKey) {
        return new BootstrapProperties(home.resolve("gateway"), keyFile, "", null, "My store", resetKey);
    }

    private Path keyFile() {
        return home.resolve("api-key");
    }

    private Path record() {
        return home.resolve("gateway/bootstrap.json");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
