package dev.saldo.kit.clock.moving;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.clock.ClockAdvanced;
import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.SaldoService;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.kit.clock.StoreActivity;
import dev.saldo.kit.inbox.EventSubscription;
import dev.saldo.kit.inbox.ListenerProgress;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxProgress;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Every service hears of the clocks; those where things fall due answer. */
@AutoConfiguration
@ConditionalOnSaldoService
class MovingAutoConfiguration {

    @Bean
    AskedRounds askedRounds(DatabaseClient db) {
        return new AskedRounds(db);
    }

    @Bean
    EventSubscription<ClockAdvanced> moveClock(
            AskedRounds asked,
            MovedStores moved,
            ObjectProvider<Rounds> rounds,
            Clock clock,
            @Value("${" + SaldoService.NAME + "}") String service) {
        var moving = new MovingClocks(asked, moved, rounds, clock);
        return new EventSubscription<>(service + ".move-clock", Topics.CLOCK_ADVANCED, moving::apply);
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(AnswersRounds.class)
    static class Answering {

        @Bean
        Rounds rounds(
                AskedRounds asked,
                ListenerProgress listeners,
                ObjectProvider<DueWork> dueWork,
                StoreActivity activity,
                OutboxProgress sending,
                Outbox outbox,
                TransactionalOperator transaction,
                Clock clock,
                @Value("${" + SaldoService.NAME + "}") String service) {
            var topic = AnswersRounds.topicOf(service).orElseThrow();
            var settling =
                    new Settling(listeners, dueWork, activity, sending, asked, outbox, transaction, clock, topic);
            return new Rounds(asked, settling, clock);
        }
    }
}
