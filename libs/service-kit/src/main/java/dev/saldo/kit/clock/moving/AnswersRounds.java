package dev.saldo.kit.clock.moving;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.clock.ClockSettled;
import dev.saldo.kit.SaldoService;
import java.util.Optional;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds for the services that have a topic for it. */
final class AnswersRounds implements Condition {

    static Optional<Topic<ClockSettled>> topicOf(String service) {
        return Topics.clockSettled().stream()
                .filter(topic -> topic.service().equals(service))
                .findFirst();
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var service = context.getEnvironment().getProperty(SaldoService.NAME);
        return service != null && topicOf(service).isPresent();
    }
}
