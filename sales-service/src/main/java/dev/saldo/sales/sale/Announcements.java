package dev.saldo.sales.sale;

import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.web.Trace;
import dev.saldo.sales.customer.Customers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the world, and those who watch, what became of sales. */
@Component
class Announcements {

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);

    private final Customers customers;
    private final Outbox outbox;
    private final SaleSignals signals;
    private final MeterRegistry meters;

    Announcements(Customers customers, Outbox outbox, SaleSignals signals, MeterRegistry meters) {
        this.customers = customers;
        this.outbox = outbox;
        this.signals = signals;
        this.meters = meters;
    }

    /** @param traces what the events of a sale belong to, by its id; to the present work where it has none */
    Mono<Void> of(List<Sale> changed, Map<UUID, Trace> traces, Instant now) {
        var shown = changed.stream().filter(SaleContract::showsCustomer).toList();
        return customers
                .snapshots(
                        shown.stream().map(Sale::store).toList(),
                        shown.stream().map(sale -> sale.terms().customerId()).toList())
                .map(buyers -> new SaleContract(buyers, now)
                        .messages(changed).stream()
                                .map(message -> inTrace(message, traces))
                                .toList())
                .flatMap(outbox::append)
                .then(signals.afterCommit(ids(changed)))
                .doOnSuccess(_ -> changed.forEach(this::report));
    }

    private static OutboxMessage inTrace(OutboxMessage message, Map<UUID, Trace> traces) {
        var own = traces.get(message.key());
        return own == null ? message : message.in(own);
    }

    private void report(Sale sale) {
        log.info("sale {} is {} now", sale.id(), sale.status());
        meters.counter("saldo.sales.transitions", "to", sale.status().name()).increment();
    }

    private static List<UUID> ids(List<Sale> sales) {
        return sales.stream().map(Sale::id).toList();
    }
}
