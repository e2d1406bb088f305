package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.lot.Part;
import java.util.List;
import java.util.UUID;

/** What the ledger answered to one wish. A refusal is an expected answer, so it is a value. */
@Pure
public sealed interface Posting {

    /**
     * @param account as the movement leaves it, with the movement's hash as its head
     * @param parts what it took from which lot
     */
    record Posted(Movement movement, Account account, List<Part> parts) implements Posting {}

    /** @param shortfall what is missing; positive */
    record InsufficientCredit(Account account, Money shortfall) implements Posting {}

    /** The balance would have more digits than amounts may have. */
    record BalanceTooLarge() implements Posting {}

    /** What the credits have cost would have more digits than amounts may have. */
    record CostTooLarge() implements Posting {}

    /** Credits that expire before they are there. */
    record AlreadyExpired() implements Posting {}

    record PlatformDeleted() implements Posting {}

    record UnknownPlatform(UUID platform) implements Posting {}

    record WrongCurrency(Account account) implements Posting {}
}
