package dev.saldo.kit.web;

import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.web.GatheredWrites.Outcome;
import dev.saldo.kit.web.GatheredWrites.Wish;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Where the hot writes of a service get what gathers them. */
public final class Gathering {

    private final Idempotency idempotency;
    private final IdempotencyTable table;
    private final Audit audit;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final GatheringProperties properties;
    private final MeterRegistry meters;

    Gathering(
            Idempotency idempotency,
            IdempotencyTable table,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock,
            GatheringProperties properties,
            MeterRegistry meters) {
        this.idempotency = idempotency;
        this.table = table;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.properties = properties;
        this.meters = meters;
    }

    /**
     * @param name tells these writes from others in metrics
     * @param view the class of the answers' bodies, which must survive being written and read as JSON
     * @param work answers every wish, in their order; joins the transaction; must not wait for other services
     */
    public <W, V> GatheredWrites<W, V> of(
            String name, Class<V> view, Function<List<Wish<W>>, Mono<List<Outcome<V>>>> work) {
        var writes = new GatheredWrites<>(work, view, idempotency, table, audit, transaction, clock, properties);
        Gauge.builder("saldo.gathered.waiting", writes, GatheredWrites::waiting)
                .description("Requests that wait to be written together with others")
                .tag("writes", name)
                .register(meters);
        return writes;
    }
}
