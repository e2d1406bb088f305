package dev.saldo.sales.sale.view;

import dev.saldo.kit.security.Caller;
import dev.saldo.sales.sale.SaleSignals;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** Follows a sale: woken by what this replica commits, and looking itself now and then. */
@Service
@EnableConfigurationProperties(WatchProperties.class)
public class SaleWatch {

    private final SaleReader reader;
    private final SaleSignals signals;
    private final WatchProperties properties;

    SaleWatch(SaleReader reader, SaleSignals signals, WatchProperties properties) {
        this.reader = reader;
        this.signals = signals;
        this.properties = properties;
    }

    /** The sale once nothing is under way with it any more; never, if that does not come. */
    public Mono<SaleView> settled(Caller caller, UUID id) {
        return changes(caller, id).filter(sale -> sale.status().settled()).next();
    }

    /** The sale now, and whenever it changed, until it has ended. */
    Flux<ServerSentEvent<SaleView>> stream(Caller caller, UUID id) {
        var states = changes(caller, id)
                .takeUntil(sale -> sale.status().ended())
                .take(properties.longest())
                .map(SaleWatch::event);
        return Flux.merge(states.materialize(), heartbeats()).<ServerSentEvent<SaleView>>dematerialize();
    }

    private Flux<SaleView> changes(Caller caller, UUID id) {
        // The signals are subscribed first, so that no change falls between the first look and them.
        return Flux.merge(
                        signals.of(id),
                        Flux.just(id),
                        Flux.interval(properties.poll()).map(_ -> id))
                .onBackpressureLatest()
                .concatMap(_ -> reader.view(caller, id), 1)
                .distinctUntilChanged(SaleView::version);
    }

    private Flux<Signal<ServerSentEvent<SaleView>>> heartbeats() {
        return Flux.interval(properties.heartbeat())
                .onBackpressureDrop()
                .map(_ -> Signal.next(ServerSentEvent.<SaleView>builder()
                        .comment("still here")
                        .build()));
    }

    private static ServerSentEvent<SaleView> event(SaleView sale) {
        return ServerSentEvent.builder(sale)
                .event("sale")
                .id(String.valueOf(sale.version()))
                .build();
    }
}
