package dev.saldo.identity.member;

import dev.saldo.contracts.access.Role;
import dev.saldo.kit.apidoc.HonoursIfMatch;
import dev.saldo.kit.apidoc.OneOf;
import dev.saldo.kit.apidoc.Patches;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.MergePatch;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Members over HTTP. */
@RestController
@RequestMapping("/api/v1/members")
class MemberController {

    private final Members members;
    private final MemberRepository repository;
    private final Idempotency idempotency;
    private final MergePatch mergePatch;

    MemberController(Members members, MemberRepository repository, Idempotency idempotency, MergePatch mergePatch) {
        this.members = members;
        this.repository = repository;
        this.idempotency = idempotency;
        this.mergePatch = mergePatch;
    }

    @PostMapping
    @Operation(summary = "Admit a person; they are known when they first sign in with the e-mail address")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ResponseEntity<MemberView>> admit(
            Caller caller, @Valid @RequestBody AdmitMemberRequest body, ServerWebExchange exchange) {
        var authority = body.authority().givenBy(caller);
        var work = members.admit(caller.store(), body.email(), authority)
                .map(MemberView::of)
                .map(view -> Etags.created("/api/v1/members/" + view.id(), view.version(), view));
        return idempotency.once(caller, exchange, body, MemberView.class, work);
    }

    @GetMapping
    @Operation(summary = "List members")
    Mono<Page<MemberView>> list(
            Caller caller,
            @RequestParam @OneOf(Role.class) @Nullable String role,
            @RequestParam @OneOf(MemberStatus.class) @Nullable String status,
            Paging paging) {
        var filter =
                new MemberFilter(Choice.of(Role.class, "role", role), Choice.of(MemberStatus.class, "status", status));
        return repository
                .page(caller.store(), filter, paging)
                .map(page ->
                        new Page<>(page.items().stream().map(MemberView::of).toList(), page.next()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Show a member")
    Mono<ResponseEntity<MemberView>> get(Caller caller, @PathVariable UUID id) {
        return repository
                .find(caller.store(), id)
                .map(MemberView::of)
                .map(view -> Etags.ok(view.version(), view))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member", id)));
    }

    @PatchMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Change what a member may do")
    Mono<ResponseEntity<MemberView>> change(
            Caller caller,
            @PathVariable UUID id,
            @Patches(MemberSettings.class) @RequestBody JsonNode body,
            ServerWebExchange exchange) {
        var work = members.change(caller, id, matching(exchange), settings -> mergePatch.apply(body, settings))
                .map(MemberView::of)
                .map(view -> Etags.ok(view.version(), view));
        return idempotency.once(caller, exchange, body, MemberView.class, work);
    }

    @DeleteMapping("/{id}")
    @HonoursIfMatch
    @Operation(summary = "Remove a member; may be admitted again")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<ResponseEntity<Void>> remove(Caller caller, @PathVariable UUID id, ServerWebExchange exchange) {
        var work = members.remove(caller, id, matching(exchange))
                .map(_ -> ResponseEntity.noContent().<Void>build());
        return idempotency.once(caller, exchange, null, Void.class, work);
    }

    private static UnaryOperator<Member> matching(ServerWebExchange exchange) {
        return member -> {
            Etags.requireMatch(exchange, member.version());
            return member;
        };
    }
}
