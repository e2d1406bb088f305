package dev.saldo.platform.lot;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountRepository;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the credits of a platform have cost. */
@RestController
@RequestMapping("/api/v1/platforms/{id}/lots")
class LotController {

    private final AccountRepository accounts;
    private final LotRepository lots;

    LotController(AccountRepository accounts, LotRepository lots) {
        this.accounts = accounts;
        this.lots = lots;
    }

    @GetMapping
    @Operation(operationId = "listLots", summary = "List the lots of a platform, and what is left of them")
    Mono<Page<LotView>> lots(
            Caller caller, @PathVariable UUID id, @RequestParam @Nullable Boolean open, Paging paging) {
        return accounts.find(caller.store(), id)
                .map(Account::key)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("platform", id)))
                .flatMap(account -> lots.page(account, open, paging))
                .map(page -> new Page<>(page.items().stream().map(LotView::of).toList(), page.next()));
    }
}
