package dev.saldo.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.sample.SampleSuite;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

class MonthlyPartitionsIT {

    private static SampleSuite suite;
    private static DatabaseClient db;

    @BeforeAll
    static void start() throws IOException {
        suite = new SampleSuite();
        db = suite.replica().getBean(DatabaseClient.class);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void theMonthAndTheNextTwoGetTheirPartitionsOnce() {
        var made = Flux.range(0, 4)
                .flatMap(_ -> partitionsAt("2031-12-31T23:59:59Z").create())
                .collectList()
                .block();
        write("2031-11-30T23:59:59.999999Z", "2031-12-01T00:00:00Z", "2032-01-31T23:59:59Z", "2032-02-01T00:00:00Z");

        assertThat(made)
                .as("what each of four replicas made")
                .filteredOn(partitions -> partitions > 0)
                .hasSize(1);
        assertThat(homes("2031-11-01", "2032-03-01"))
                .containsExactly("grown_default", "grown_2031_12", "grown_2032_01", "grown_2032_02");
    }

    @Test
    void aMonthThatAlreadyHasRowsInTheDefaultPartitionStaysThere() {
        partitionsAt("2041-01-01T00:00:00Z").create().block();
        write("2041-05-02T00:00:00Z");

        partitionsAt("2041-04-01T00:00:00Z").create().block();
        write("2041-04-02T00:00:00Z", "2041-05-03T00:00:00Z", "2041-06-01T00:00:00Z");

        assertThat(homes("2041-04-01", "2041-07-01"))
                .containsExactly("grown_2041_04", "grown_default", "grown_default", "grown_2041_06");
    }

    @Test
    void theRuntimeRoleAddsRowsThroughTheTableAndCanDoNothingElse() {
        partitionsAt("2051-01-01T00:00:00Z").create().block();
        write("2051-01-02T00:00:00Z");

        for (var forbidden : List.of(
                "update grown set note = 'other'",
                "delete from grown",
                "update grown_2051_01 set note = 'other'",
                "delete from grown_2051_01",
                "delete from grown_default",
                "truncate grown_2051_01",
                "drop table grown_2051_01")) {
            assertThatThrownBy(() -> db.sql(forbidden).then().block())
                    .as(forbidden)
                    .matches(refusedWith("42501"));
        }
    }

    @Test
    void onlyATablePartitionedByTimeIsAccepted() {
        var wrong = new MonthlyPartitions(db, Clock.systemUTC(), "applied");

        assertThatThrownBy(() -> wrong.create().block()).matches(refusedWith("22023"));
    }

    private static Predicate<Throwable> refusedWith(String sqlState) {
        return failure -> Violations.sqlState(failure).filter(sqlState::equals).isPresent();
    }

    private static MonthlyPartitions partitionsAt(String now) {
        return new MonthlyPartitions(db, Clock.fixed(Instant.parse(now), ZoneOffset.UTC), "grown");
    }

    private static void write(String... moments) {
        for (var moment : moments) {
            db.sql("insert into grown (recorded_at, note) values (:at, 'x')")
                    .bind("at", Instant.parse(moment))
                    .then()
                    .block();
        }
    }

    private static List<String> homes(String from, String to) {
        return db.sql("""
                        select tableoid::regclass::text from grown
                         where recorded_at >= :from and recorded_at < :to order by recorded_at""")
                .bind("from", Instant.parse(from + "T00:00:00Z"))
                .bind("to", Instant.parse(to + "T00:00:00Z"))
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
    }
}
