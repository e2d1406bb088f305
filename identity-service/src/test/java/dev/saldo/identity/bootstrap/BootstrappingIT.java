package dev.saldo.identity.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.Topics;
import dev.saldo.identity.AtOnce;
import dev.saldo.identity.Estate;
import dev.saldo.identity.apikey.KeyRing;
import dev.saldo.identity.member.Members;
import dev.saldo.identity.store.FirstStore;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import dev.saldo.testkit.Superuser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@SaldoTest(fresh = true)
@ExtendWith(OutputCaptureExtension.class)
class BootstrappingIT {

    private static final String GIVEN = "sk_live_given-by-the-operator-0123456789abcdef";

    private final Estate estate;
    private final Events events;
    private final Superuser superuser;
    private final FirstStore store;
    private final KeyRing keys;
    private final Members members;
    private final DatabaseClient db;
    private final TransactionalOperator transaction;

    BootstrappingIT(
            Api api,
            Events events,
            Superuser superuser,
            FirstStore store,
            KeyRing keys,
            Members members,
            DatabaseClient db,
            TransactionalOperator transaction) {
        this.estate = new Estate(api);
        this.events = events;
        this.superuser = superuser;
        this.store = store;
        this.keys = keys;
        this.members = members;
        this.db = db;
        this.transaction = transaction;
    }

    @BeforeEach
    void nothingIsThere() {
        superuser.execute("truncate store, member, api_key, clock_operation, clock_answer");
    }

    @Test
    void theKeyIsLeftInAFileForItsOwnerOnly(@TempDir Path directory, CapturedOutput output) throws Exception {
        var file = directory.resolve("private").resolve("api-key");

        run(properties("", file.toString(), "", false));

        var key = Files.readString(file).strip();
        assertThat(key).startsWith("sk_live_");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(output).doesNotContain(key);
        var owner = estate.withKey(key);
        assertThat(owner.get("/api/v1/whoami").expect(200).text("storeName")).isEqualTo("Codes & Co");
        var made = events.await(Topics.STORE_CHANGED, one -> one.storeId().equals(owner.store()));
        assertThat(made.name()).isEqualTo("Codes & Co");
        assertThat(made.test()).isFalse();
    }

    @Test
    void withoutAFileTheKeyIsPrintedOnce(CapturedOutput output) {
        var properties = properties("", "", "", false);
        run(properties);
        run(properties);

        var lines = output.getOut()
                .lines()
                .filter(line -> line.startsWith("Saldo API key"))
                .toList();
        assertThat(lines).hasSize(1);
        var key = lines.getFirst().substring(lines.getFirst().indexOf("sk_live_"));
        estate.exchange("api-key", key).expect(200);
    }

    @Test
    void theOperatorMayGiveTheKey(CapturedOutput output) {
        run(properties(GIVEN, "", "", false));

        assertThat(estate.exchange("api-key", GIVEN).expect(200).text("role")).isEqualTo("owner");
        assertThat(output).doesNotContain(GIVEN);
    }

    @Test
    void anOwnerMayBeExpected() {
        run(properties(GIVEN, "", "ann@example.com", false));

        var member =
                estate.withKey(GIVEN).get("/api/v1/members").expect(200).items().getFirst();
        assertThat(member.path("email").asString()).isEqualTo("ann@example.com");
        assertThat(member.path("role").asString()).isEqualTo("owner");
    }

    @Test
    void replicasThatStartTogetherMakeOneStore(@TempDir Path directory) throws Exception {
        var file = directory.resolve("api-key");
        Callable<UUID> start = () -> {
            run(properties("", file.toString(), "", false));
            return store.find().block();
        };

        var stores = AtOnce.call(Collections.nCopies(6, start));

        assertThat(stores.stream().distinct()).hasSize(1);
        superuser.execute("do $$ begin assert (select count(*) from api_key) = 1; end $$");
        estate.exchange("api-key", Files.readString(file).strip()).expect(200);
    }

    @Test
    void aLostKeyIsReplacedAndWorksNoMore(@TempDir Path directory) throws Exception {
        var file = directory.resolve("api-key");
        run(properties("", file.toString(), "", false));
        var lost = Files.readString(file).strip();
        var owner = estate.withKey(lost);
        var other = owner.post("/api/v1/api-keys", "{\"name\": \"Till\", \"role\": \"viewer\"}")
                .expect(201)
                .text("key");

        run(properties("", file.toString(), "", true));

        var found = Files.readString(file).strip();
        assertThat(estate.exchange("api-key", found).expect(200).text("store"))
                .isEqualTo(owner.store().toString());
        estate.exchange("api-key", lost).expect(401);
        estate.exchange("api-key", other).expect(200);
    }

    @Test
    void aKeyThatIsGivenIsSetOnce() {
        run(properties("", "", "", false));
        for (int i = 0; i < 3; i++) {
            run(properties(GIVEN, "", "", true));
        }

        estate.exchange("api-key", GIVEN).expect(200);
        superuser.execute("do $$ begin assert (select count(*) from api_key) = 2; end $$");
    }

    @Test
    void aKeyThatIsGivenLaterOpensNothingByItself() {
        run(properties("", "", "", false));
        run(properties(GIVEN, "", "", false));

        estate.exchange("api-key", GIVEN).expect(401);
    }

    private void run(BootstrapProperties properties) {
        new Bootstrapping(properties, store, keys, members, db, transaction).start();
    }

    private static BootstrapProperties properties(String key, String keyFile, String ownerEmail, boolean reset) {
        return new BootstrapProperties("Codes & Co", key, keyFile, ownerEmail, reset);
    }
}
