package dev.saldo.sales.waiting;

import dev.saldo.kit.Pure;
import java.time.Instant;
import java.util.List;

/** How far the queue was walked. */
@Pure
record QueuePosition(Instant confirmedAt, long row) {

    static QueuePosition start() {
        return new QueuePosition(Instant.EPOCH, 0);
    }

    QueuePosition behind(List<WaitingSale> walked) {
        return walked.isEmpty()
                ? this
                : new QueuePosition(
                        walked.getLast().confirmedAt(), walked.getLast().row());
    }
}
