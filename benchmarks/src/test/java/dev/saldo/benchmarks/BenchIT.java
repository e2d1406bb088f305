package dev.saldo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.benchmarks.Benchmarks.SharedSuite;
import dev.saldo.benchmarks.measure.Effort;
import dev.saldo.benchmarks.reference.OpenGateway;
import dev.saldo.benchmarks.report.JsonReport;
import dev.saldo.benchmarks.scenario.LedgerFill;
import dev.saldo.benchmarks.scenario.Sizes;
import dev.saldo.benchmarks.suite.SuiteUnderLoad;
import dev.saldo.engines.Durability;
import dev.saldo.money.Money;
import dev.saldo.suite.RunningSuite;
import dev.saldo.suite.SuiteOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Some scenarios from end to end, with so little effort that their figures mean nothing. */
class BenchIT {

    private static final Effort LITTLE = new Effort(1, Duration.ofMillis(200), Duration.ofMillis(100), 1);

    private static final int RENEWALS = 30;

    @TempDir
    private static Path data;

    private static RunningSuite running;

    @BeforeAll
    static void start() throws IOException {
        running = new RunningSuite(new SuiteOptions(data, freePort(), Durability.FAST), _ -> {});
        running.start();
    }

    @AfterAll
    static void end() {
        running.close();
    }

    @Test
    void measuresBothSidesAndTellsTheirRatio() {
        var json = measure(SuiteUnderLoad.in(data), "hot-platform", "gateway-with-key", "sale-to-invoice-50");

        assertThat(json.get("failed")).isEmpty();
        assertThat(json.get("scenarios")).hasSize(4).allSatisfy(scenario -> {
            assertThat(scenario.get("ratio").asDouble()).isPositive();
            assertThat(scenario.get("met").isBoolean()).isTrue();
            assertThat(scenario.at("/subject/failure").isNull())
                    .as(scenario.toPrettyString())
                    .isTrue();
            assertThat(scenario.at("/subject/latency/p99").asDouble()).isPositive();
            assertThat(scenario.at("/reference/latency/p99").asDouble()).isPositive();
        });
        assertThat(json.at("/scenarios/0/subject/throughput").asDouble()).isPositive();
        assertThat(json.at("/postgres/fsync").asString()).isEqualTo("off");
    }

    @Test
    void tellsHowFastWhatFallsDueTogetherIsRenewedAndInvoiced() throws SQLException {
        var json = measure(SuiteUnderLoad.in(data), "renewals");

        assertThat(json.get("failed")).isEmpty();
        var scenario = json.at("/scenarios/0");
        assertThat(scenario.get("ratio").asDouble()).isPositive();
        assertThat(scenario.get("met").isNull()).isTrue();
        for (var side : List.of("/subject", "/reference")) {
            assertThat(scenario.at(side + "/failed").asLong())
                    .as(scenario.toPrettyString())
                    .isZero();
            assertThat(scenario.at(side + "/throughput").asDouble()).isPositive();
            assertThat(scenario.at(side + "/latency/max").asDouble()).isPositive();
        }
        // a tenth to warm up
        assertThat(renewals()).isEqualTo(RENEWALS + RENEWALS / 10);
    }

    @Test
    void tellsWhatTheMachineCouldGiveAtMost() {
        var json = measure(SuiteUnderLoad.in(data), "least");

        assertThat(json.get("failed")).isEmpty();
        assertThat(json.get("scenarios")).hasSize(9).allSatisfy(scenario -> {
            assertThat(scenario.get("ratio").asDouble()).isPositive();
            assertThat(scenario.at("/subject/failure").isNull())
                    .as(scenario.toPrettyString())
                    .isTrue();
            assertThat(scenario.at("/subject/throughput").asDouble()).isPositive();
        });
    }

    @Test
    void aGatewayThatIsMeasuredTurnsNobodyAway() {
        var suite = SuiteUnderLoad.in(data);
        try (var open = OpenGateway.start(suite.services(), suite.token())) {
            var settings = open.context().getEnvironment();

            assertThat(List.of("per-key", "per-address"))
                    .allSatisfy(limit -> assertThat(
                                    settings.getProperty("saldo.rate-limit." + limit + ".per-second", Integer.class))
                            .isGreaterThan(100_000));
        }
    }

    @Test
    void leavesOutWhatCannotBeHadThroughTheGatewayAlone() {
        var suite = SuiteUnderLoad.in(data);
        var gateway = SuiteUnderLoad.at(
                suite.gateway().address(), suite.gateway().authorization().substring("Bearer ".length()));

        var json = measure(gateway, "hot-platform", "gateway", "start");

        assertThat(json.get("failed")).isEmpty();
        assertThat(json.get("skipped").findValuesAsString("name"))
                .containsExactly("start", "hot-platform-kafka", "gateway-with-key", "gateway-without-key");
        assertThat(json.at("/scenarios/0/name").asString()).isEqualTo("hot-platform-http");
        assertThat(json.at("/scenarios/0/subject/throughput").asDouble()).isPositive();
        assertThat(json.at("/scenarios/0/ratio").isNull()).isTrue();
    }

    @Test
    void fillsALedgerSoThatItIsStillRight() {
        var suite = SuiteUnderLoad.in(data);
        var api = suite.api();
        var platform = api.post("/api/v1/platforms", Map.of("name", "Grown", "currency", "USD"))
                .get("id")
                .asString();
        var path = "/api/v1/platforms/%s/credits".formatted(platform);
        var dollar = Map.of("amount", Money.of("1.00", "USD"), "reference", "bench");
        api.post(path, dollar);

        LedgerFill.fill(suite.engines(), List.of(UUID.fromString(platform)), 500, _ -> {});
        api.post(path + "/deduct", dollar);

        var verified = api.get(path + "/verify");
        assertThat(verified.get("intact").asBoolean())
                .as(verified.toPrettyString())
                .isTrue();
        assertThat(verified.get("checked").asLong()).isEqualTo(502);
        assertThat(verified.at("/balance/amount").asString()).isEqualTo("0.00");
    }

    /** Of the copies, as sales-service knows them. */
    private static int renewals() throws SQLException {
        try (var connection = SuiteUnderLoad.in(data).engines().connect("saldo_sales");
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select count(*) from subscription s join subscription_charge c on c.subscription_id = s.id
                         where s.number like 'BENCH-%' and c.kind = 'RENEWAL' and c.status = 'CHARGED' and c.cycle = 2
                           and c.period_start = s.period_start and c.invoice_uid is not null""")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static JsonNode measure(SuiteUnderLoad suite, String... scenarios) {
        var shared = new SharedSuite() {
            @Override
            public SuiteUnderLoad get() {
                return suite;
            }

            @Override
            public void close() {
                suite.close();
            }
        };
        var benchmarks = new Benchmarks(shared, null, LITTLE, new Sizes(0, RENEWALS), _ -> {});
        var run = benchmarks.run(Bench.chosen(List.of(scenarios)), "none", true, _ -> {});
        return new JsonMapper().readTree(JsonReport.of(run));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
