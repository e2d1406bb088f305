package dev.saldo.benchmarks.scenario;

import dev.saldo.benchmarks.measure.Load.Batch;
import dev.saldo.benchmarks.measure.Load.Fixed;
import dev.saldo.benchmarks.measure.Load.Once;
import dev.saldo.benchmarks.measure.Load.OwnPeak;
import dev.saldo.benchmarks.measure.Load.SamePeak;
import dev.saldo.benchmarks.measure.Target.AtLeast;
import dev.saldo.benchmarks.measure.Target.Known;
import dev.saldo.benchmarks.measure.Target.LatencyAtMost;
import dev.saldo.benchmarks.measure.Target.P99Below;
import java.util.List;

/** All of them, in the order in which they are measured: starts before anything else runs, growth when nothing does. */
public final class Scenarios {

    private static final int MANY_PLATFORMS = 1_000;
    private static final int MANY_COUNTERS = 10_000;
    private static final int STARTS = 3;
    private static final int BATCHES = 3;

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new Starting(
                        new Plan("start", 8, "Start of the suite, and its memory", "", new Once(STARTS), new Known())),
                new DeductionsThroughKafka(
                        new Plan(
                                "hot-platform-kafka",
                                1,
                                "Deductions on one hot platform, through Kafka",
                                "deductions/s",
                                new OwnPeak(),
                                new AtLeast(10)),
                        1),
                new DeductionsThroughHttp(
                        new Plan(
                                "hot-platform-http",
                                1,
                                "Deductions on one hot platform, through HTTP",
                                "deductions/s",
                                new OwnPeak(),
                                new AtLeast(8)),
                        1),
                new DeductionsThroughKafka(
                        new Plan(
                                "thousand-platforms-kafka",
                                2,
                                "Deductions on 1,000 platforms, through Kafka",
                                "deductions/s",
                                new OwnPeak(),
                                new AtLeast(3)),
                        MANY_PLATFORMS),
                new DeductionsThroughHttp(
                        new Plan(
                                "thousand-platforms-http",
                                2,
                                "Deductions on 1,000 platforms, through HTTP",
                                "deductions/s",
                                new OwnPeak(),
                                new AtLeast(3)),
                        MANY_PLATFORMS),
                new Consuming(
                        new Plan(
                                "consume-hot",
                                3,
                                "Units of one hot counter",
                                "units/s",
                                new OwnPeak(),
                                new AtLeast(10, 10.0)),
                        1),
                new Consuming(
                        new Plan(
                                "consume-spread",
                                3,
                                "Units of 10,000 counters",
                                "units/s",
                                new OwnPeak(),
                                new AtLeast(3, 10.0)),
                        MANY_COUNTERS),
                new ReportingUsage(new Plan(
                        "usage-events", 4, "Usage events in batches", "events/s", new OwnPeak(), new AtLeast(0.3))),
                new ReadingAccess(new Plan(
                        "access-read", 5, "What is left of a counter", "reads/s", new SamePeak(), new AtLeast(0.7))),
                new SaleToInvoice(new Plan(
                        "sale-to-invoice-50",
                        6,
                        "Sale confirmed until invoice issued, 50 sales/s",
                        "",
                        new Fixed(50),
                        new P99Below(250))),
                new SaleToInvoice(new Plan(
                        "sale-to-invoice-100",
                        6,
                        "Sale confirmed until invoice issued, 100 sales/s",
                        "",
                        new Fixed(100),
                        new P99Below(250))),
                new ThroughTheGateway(
                        new Plan(
                                "gateway-with-key",
                                7,
                                "A platform read through the gateway",
                                "reads/s",
                                new SamePeak(),
                                new LatencyAtMost(1.4)),
                        true),
                new ThroughTheGateway(
                        new Plan(
                                "gateway-without-key",
                                7,
                                "A platform read through a gateway that does not authenticate",
                                "reads/s",
                                new SamePeak(),
                                new LatencyAtMost(1.4)),
                        false),
                new Renewing(new Plan(
                        "renewals",
                        10,
                        "Subscriptions that fall due at one moment, until all have their invoices",
                        "renewals/s",
                        new Batch(BATCHES),
                        new Known())),
                Least.sales(least("hot-platform-kafka", "Deductions on one hot platform, through Kafka"), 1),
                Least.deductions(least("hot-platform-http", "Deductions on one hot platform, through HTTP"), 1),
                Least.sales(
                        least("thousand-platforms-kafka", "Deductions on 1,000 platforms, through Kafka"),
                        MANY_PLATFORMS),
                Least.deductions(
                        least("thousand-platforms-http", "Deductions on 1,000 platforms, through HTTP"),
                        MANY_PLATFORMS),
                Least.consumption(least("consume-hot", "Units of one hot counter"), 1),
                Least.consumption(least("consume-spread", "Units of 10,000 counters"), MANY_COUNTERS),
                Least.events(least("usage-events", "Usage events in batches")),
                Least.reads(least("access-read", "What is left of a counter")),
                Least.gateway(new Plan(
                        "least-gateway",
                        11,
                        "A platform read with one more hop of HTTP",
                        "reads/s",
                        new SamePeak(),
                        new LatencyAtMost(1.4))),
                new Growth(new Plan(
                        "growth",
                        9,
                        "Deductions on one hot platform when the ledger has grown",
                        "deductions/s",
                        new OwnPeak(),
                        new AtLeast(0.9))));
    }

    /** What the machine could give at most in the scenario of this name. */
    private static Plan least(String name, String title) {
        return new Plan(
                "least-" + name,
                11,
                title + ", with the least work there is",
                "operations/s",
                new OwnPeak(),
                new Known());
    }
}
