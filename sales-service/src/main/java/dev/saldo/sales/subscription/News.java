package dev.saldo.sales.subscription;

import dev.saldo.kit.Pure;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the world is told of a step. */
@Pure
sealed interface News {

    record Created() implements News {}

    /** What has no event of its own. */
    record Changed(String transition) implements News {}

    record Activated() implements News {}

    record TrialEnding() implements News {}

    record TrialEnded(boolean converted) implements News {}

    /** Of a change for which nothing is billed now; otherwise its charge tells. */
    record PlanChanged(Charge.Replaced replaced) implements News {}

    record Paused(@Nullable LocalDate until) implements News {}

    record Resumed() implements News {}

    record PastDue(UUID invoice, LocalDate expiresOn) implements News {}

    record Cancelled(@Nullable String reason) implements News {}

    record Expired(String reason) implements News {}

    record Closed() implements News {}

    record Deleted(@Nullable String reason) implements News {}

    /** A charge fell due, and asks for its credits. */
    record Due(Charge charge) implements News {}

    /** A charge has its credits, or needs none. */
    record Charged(Charge charge) implements News {}
}
