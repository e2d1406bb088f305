package dev.saldo.identity.token;

import dev.saldo.identity.apikey.ApiKeyText;
import dev.saldo.identity.apikey.KeyRing;
import dev.saldo.identity.apikey.OpenedKey;
import dev.saldo.identity.member.Membership;
import dev.saldo.identity.member.Memberships;
import dev.saldo.identity.oidc.People;
import dev.saldo.identity.oidc.Person;
import dev.saldo.identity.session.Sessions;
import dev.saldo.identity.token.StoreChoice.Chosen;
import dev.saldo.identity.token.StoreChoice.NoMember;
import dev.saldo.identity.token.StoreChoice.Several;
import dev.saldo.kit.web.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** The security token service: takes a credential, gives the token that services trust. */
@Service
class Exchanging {

    /** A store to choose. */
    record StoreToChoose(UUID id, String name, String slug) {}

    private final KeyRing keys;
    private final Sessions sessions;
    private final People people;
    private final Memberships memberships;
    private final InternalTokens tokens;

    Exchanging(KeyRing keys, Sessions sessions, People people, Memberships memberships, InternalTokens tokens) {
        this.keys = keys;
        this.sessions = sessions;
        this.people = people;
        this.memberships = memberships;
        this.tokens = tokens;
    }

    Mono<TokenView> exchange(ExchangeRequest request) {
        var value = request.credential().value();
        var grant = switch (request.credential().kind()) {
            case "api-key" -> keys.open(new ApiKeyText(value)).map(key -> granted(key, request.store()));
            case "session" -> sessions.of(value).flatMap(person -> granted(person, request.store()));
            default -> people.bearing(value).flatMap(person -> granted(person, request.store()));
        };
        return grant.switchIfEmpty(Mono.error(Exchanging::unauthenticated)).map(tokens::of);
    }

    private static Grant granted(OpenedKey key, @Nullable String store) {
        if (store != null && !StoreChoice.names(store, key.store(), key.slug())) {
            throw noMembership("The API key is not of this store.");
        }
        return Grant.of(key);
    }

    private Mono<Grant> granted(Person person, @Nullable String store) {
        return memberships
                .of(person, one -> store != null && StoreChoice.names(store, one))
                .map(all -> switch (StoreChoice.of(all, store)) {
                    case Chosen(var membership) -> Grant.of(membership, person.until());
                    case NoMember _ ->
                        throw noMembership(
                                store == null
                                        ? "You are a member of no store."
                                        : "You are not a member of this store.");
                    case Several(var memberships) -> throw notChosen(memberships);
                });
    }

    private static Problem unauthenticated() {
        return Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated", "The credential is not valid.");
    }

    private static Problem noMembership(String detail) {
        return Problem.of(HttpStatus.FORBIDDEN, "no-membership", detail);
    }

    private static Problem notChosen(List<Membership> memberships) {
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "store-not-chosen",
                        "You are a member of several stores: name one of them; see stores.")
                .with(
                        "stores",
                        memberships.stream()
                                .map(one -> new StoreToChoose(one.store(), one.storeName(), one.slug()))
                                .toList());
    }
}
