package dev.saldo.suite.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MonitoringTest {

    private static final Tree DASHBOARD = Tree.parse(Checkout.text("deploy/grafana/dashboards/saldo.json"));
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Tree ALERTS = Tree.parse(Checkout.text("deploy/prometheus/alerts.yml"));

    @Test
    void theMetricsOfAnExpressionAreFound() {
        assertThat(Metrics.readBy("""
                        histogram_quantile(0.95, sum by (job, le) (rate(a_bucket{job=~"x",le="1"}[5m]))) > 2
                          and on (job) max(up offset 5m) / b_total
                        """)).containsExactly("a_bucket", "b_total", "up");
    }

    @Test
    void theMetricsOfASourceAreFound() {
        assertThat(OwnMetrics.registeredBy("""
                        Gauge.builder("saldo.queue.rows", () -> rows).register(registry);
                        Gauge.builder("saldo.queue.age", () -> age)
                                .baseUnit("seconds")
                                .register(registry);
                        this.lost = Counter.builder("saldo.queue.lost").tag("name", name).register(registry);
                        meters.counter("saldo.queue.steps", "to", step).increment();
                        """))
                .containsExactly(
                        "saldo_queue_age_seconds",
                        "saldo_queue_lost_total",
                        "saldo_queue_rows",
                        "saldo_queue_steps_total");
        assertThatThrownBy(() -> OwnMetrics.registeredBy("Timer.builder(\"saldo.wait\").register(registry)"))
                .hasMessageContaining("Timer");
    }

    @Test
    void everyPanelReadsMetricsThatExist() {
        assertThat(expressions())
                .hasSizeGreaterThan(10)
                .allSatisfy(expression ->
                        assertThat(Metrics.readBy(expression)).isNotEmpty().isSubsetOf(Metrics.EXPOSED));
    }

    @Test
    void aMistypedMetricIsSeen() {
        assertThatThrownBy(() ->
                        assertThat(Metrics.readBy("sum(saldo_outbox_row)")).isSubsetOf(Metrics.EXPOSED))
                .hasMessageContaining("saldo_outbox_row");
    }

    @Test
    void theDashboardShowsWhatTheSuitePromises() {
        assertThat(expressions().stream().flatMap(it -> Metrics.readBy(it).stream()))
                .containsAll(Metrics.EXPOSED);
    }

    @Test
    void everyMetricOfOursAndEveryAlertIsExplainedOnce() {
        var explained = Checkout.text("docs/monitoring.md")
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> CODE.matcher(line.split("\\|")[1]).results())
                .map(found -> found.group(1))
                .toList();
        var alerts = alerts().stream().map(rule -> rule.get("alert").text());

        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(OwnMetrics.registered().stream(), alerts).toList());
    }

    @Test
    void everyAlertReadsMetricsThatExist() {
        assertThat(alerts()).isNotEmpty().allSatisfy(rule -> {
            assertThat(Metrics.readBy(rule.get("expr").text())).isNotEmpty().isSubsetOf(Metrics.EXPOSED);
            assertThat(rule.at("annotations", "summary").text()).isNotBlank();
        });
    }

    @Test
    void panelsHaveTheirOwnIdAndPlace() {
        assertThat(DASHBOARD.get("panels").items())
                .doesNotHaveDuplicates()
                .extracting(panel -> panel.get("id").text())
                .doesNotHaveDuplicates();
        assertThat(cells()).doesNotHaveDuplicates();
    }

    @Test
    void theDashboardAsksTheDataSourceThatIsProvisioned() {
        var provisioned = Tree.parse(Checkout.text("deploy/grafana/provisioning/datasources/prometheus.yml"))
                .get("datasources")
                .items()
                .getFirst();

        assertThat(targets())
                .allSatisfy(target -> assertThat(target.at("datasource", "uid").text())
                        .isEqualTo(provisioned.get("uid").text()));
    }

    private static List<Tree> alerts() {
        return ALERTS.get("groups").items().stream()
                .flatMap(group -> group.get("rules").items().stream())
                .toList();
    }

    private static List<Tree> targets() {
        return DASHBOARD.get("panels").items().stream()
                .flatMap(panel -> panel.get("targets").items().stream())
                .toList();
    }

    private static List<String> expressions() {
        return targets().stream().map(target -> target.get("expr").text()).toList();
    }

    /** The grid cells that panels cover, as often as they are covered. */
    private static List<String> cells() {
        return DASHBOARD.get("panels").items().stream()
                .map(panel -> panel.get("gridPos"))
                .flatMap(MonitoringTest::cellsOf)
                .toList();
    }

    private static Stream<String> cellsOf(Tree place) {
        return range(place, "x", "w").flatMap(x -> range(place, "y", "h").map(y -> x + "/" + y));
    }

    private static Stream<Integer> range(Tree place, String from, String size) {
        var first = Integer.parseInt(place.get(from).text());
        return Stream.iterate(first, next -> next + 1)
                .limit(Integer.parseInt(place.get(size).text()));
    }
}
