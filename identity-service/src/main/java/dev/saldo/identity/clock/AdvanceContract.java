package dev.saldo.identity.clock;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.clock.ClockAdvanced;
import dev.saldo.kit.outbox.OutboxMessage;
import java.util.List;

/** What services learn of a clock, and which of them answer. */
final class AdvanceContract {

    static final List<String> SERVICES =
            Topics.clockSettled().stream().map(Topic::service).toList();

    private AdvanceContract() {}

    static OutboxMessage asks(Advance advance) {
        var body = new ClockAdvanced(
                advance.store(), advance.id(), advance.step(), advance.round(), advance.now(), advance.to());
        return OutboxMessage.of(Topics.CLOCK_ADVANCED, advance.store(), advance.store(), body);
    }
}
