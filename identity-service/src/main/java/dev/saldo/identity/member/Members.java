package dev.saldo.identity.member;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.access.Role;
import dev.saldo.contracts.identity.MemberChanged;
import dev.saldo.identity.authority.Authority;
import dev.saldo.identity.authority.Owners;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.outbox.Outbox;
import dev.saldo.kit.outbox.OutboxMessage;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Admits people to stores, changes what they are there, and removes them. Joins its caller's transaction. */
@Service
public class Members {

    private final MemberRepository repository;
    private final Owners owners;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Members(MemberRepository repository, Owners owners, Outbox outbox, Audit audit, Clock clock) {
        this.repository = repository;
        this.owners = owners;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    Mono<Member> admit(UUID store, String email, Authority authority) {
        var id = Ids.next();
        return repository.add(store, id, email, authority, Times.now(clock)).then(announced(store, id));
    }

    /** Expects somebody as the owner of a store that was just made. */
    public Mono<Void> expectOwner(UUID store, String email) {
        return admit(store, email, Authority.of(Role.OWNER, null)).then();
    }

    /** Makes a member of the caller's store the owner of another one. */
    public Mono<Void> becomeOwner(Caller caller, UUID member, UUID store) {
        var id = Ids.next();
        return repository
                .addAsOwner(store, id, caller.store(), member, Times.now(clock))
                .filter(added -> added == 1)
                .switchIfEmpty(Mono.error(Problem::forbidden))
                .then(announced(store, id))
                .then();
    }

    /** @param precondition sees the member as they are before the change, and may refuse it */
    Mono<Member> change(
            Caller caller, UUID id, UnaryOperator<Member> precondition, UnaryOperator<MemberSettings> patch) {
        return locked(caller, id).map(precondition).flatMap(member -> {
            requireActive(member);
            var next = patch.apply(member.settings()).authority().givenBy(caller);
            var spared = next.isOwner() ? Mono.<Void>empty() : spare(member);
            return spared.then(repository.save(member, next, Times.now(clock)))
                    .then(announced(member.store(), member.id()));
        });
    }

    /** Removing who was removed changes nothing. */
    Mono<Member> remove(Caller caller, UUID id, UnaryOperator<Member> precondition) {
        return locked(caller, id)
                .map(precondition)
                .flatMap(member -> member.status() == MemberStatus.REMOVED ? Mono.just(member) : remove(member));
    }

    private Mono<Member> remove(Member member) {
        return spare(member)
                .then(Mono.defer(() -> repository.remove(member, Times.now(clock))))
                .then(announced(member.store(), member.id()));
    }

    /** Whoever signs in as this customer is nobody here any more. */
    public Mono<Void> forget(UUID store, UUID customer) {
        return repository
                .lockOfCustomer(store, customer)
                .collectList()
                .flatMapIterable(members -> members)
                .concatMap(member -> repository
                        .forget(member, Times.now(clock))
                        .then(announced(store, member.id()))
                        .flatMap(after -> audit.did(
                                store,
                                Caller.SYSTEM,
                                "identity.forget-customer",
                                "member",
                                member.id(),
                                MemberView.of(member),
                                MemberView.of(after))))
                .then();
    }

    private Mono<Void> spare(Member member) {
        return member.isActiveOwner()
                ? owners.spareAPerson(member.store(), member.signedIn(), Times.now(clock))
                : Mono.empty();
    }

    private Mono<Member> locked(Caller caller, UUID id) {
        return repository
                .lock(caller.store(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("member", id)))
                .delayUntil(member -> audit.was(MemberView.of(member)));
    }

    private static void requireActive(Member member) {
        if (member.status() == MemberStatus.REMOVED) {
            throw Problem.conflict("member-removed", "The member is removed: admit them again.");
        }
    }

    private Mono<Member> announced(UUID store, UUID id) {
        return Mono.defer(() -> repository.find(store, id)).delayUntil(member -> outbox.append(changed(member)));
    }

    private static OutboxMessage changed(Member member) {
        var body = new MemberChanged(
                member.id(),
                member.role().wire(),
                member.customer(),
                member.status().name(),
                member.version());
        return OutboxMessage.of(Topics.MEMBER_CHANGED, member.store(), member.id(), body);
    }
}
