package dev.saldo.platform.credit;

import dev.saldo.kit.web.Problem;
import dev.saldo.platform.balance.AccountRepository;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Recomputes a ledger from its first movement. It reads page by page and holds nothing up: movements are only ever
 * added, so what was there up to the account as it was read first stays what it is.
 */
@Service
class VerifyingLedgers {

    private final AccountRepository accounts;
    private final LinkRepository links;

    VerifyingLedgers(AccountRepository accounts, LinkRepository links) {
        this.accounts = accounts;
        this.links = links;
    }

    /** In this order: an account read after the last movement has counted it, unless somebody put the movement there. */
    Mono<LedgerWalk> verify(UUID store, UUID platform) {
        return links.lastSequence(store, platform)
                .flatMap(last -> accounts.find(store, platform)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("platform", platform)))
                        .flatMap(account -> walk(LedgerWalk.along(account), Math.max(last, account.sequence()))));
    }

    private Mono<LedgerWalk> walk(LedgerWalk start, long last) {
        return Mono.just(start)
                .expand(walk -> walk.flaw() != null || walk.checked() >= last ? Mono.empty() : further(walk, last))
                .last()
                .map(LedgerWalk::ended);
    }

    private Mono<LedgerWalk> further(LedgerWalk walk, long last) {
        var account = walk.account();
        return links.page(account.store(), account.platform(), walk.checked(), last)
                .map(page -> page.isEmpty() ? walk.ended() : walk.over(page));
    }
}
