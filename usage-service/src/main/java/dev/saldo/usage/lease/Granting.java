package dev.saldo.usage.lease;

import dev.saldo.kit.Pure;
import dev.saldo.usage.counter.UsageView;

/** What a request for a lease came to. */
@Pure
sealed interface Granting {

    record Granted(Lease lease) implements Granting {}

    record Refused(UsageView usage) implements Granting {}
}
