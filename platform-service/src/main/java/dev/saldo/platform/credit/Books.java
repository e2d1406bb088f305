package dev.saldo.platform.credit;

import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.balance.AccountRepository;
import dev.saldo.platform.lot.LotRepository;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Locks the accounts of a batch, and reads the lots it is going to need. */
@Component
class Books {

    private final AccountRepository accounts;
    private final LotRepository lots;

    Books(AccountRepository accounts, LotRepository lots) {
        this.accounts = accounts;
        this.lots = lots;
    }

    /** @param needs what the batch may take from each account, in minor units */
    Mono<Opening> open(Map<AccountKey, Long> needs) {
        return locked(needs.keySet())
                .flatMap(locked -> lots.next(needs).collectList().map(next -> new Opening(locked, next)));
    }

    /** @param named the lots that the batch is about */
    Mono<Opening> open(Collection<AccountKey> keys, Collection<UUID> named) {
        return locked(keys)
                .flatMap(locked -> lots.find(keys, named).collectList().map(found -> new Opening(locked, found)));
    }

    private Mono<Map<AccountKey, Account>> locked(Collection<AccountKey> keys) {
        return accounts.lock(keys).collectMap(Account::key);
    }
}
