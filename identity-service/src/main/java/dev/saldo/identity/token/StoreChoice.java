package dev.saldo.identity.token;

import dev.saldo.identity.member.Membership;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which of a person's stores a request is about. */
sealed interface StoreChoice {

    record Chosen(Membership membership) implements StoreChoice {}

    record NoMember() implements StoreChoice {}

    record Several(List<Membership> memberships) implements StoreChoice {}

    /** @param wanted id or slug; null when the person did not say, which is enough for those with one store */
    static StoreChoice of(List<Membership> memberships, @Nullable String wanted) {
        var meant = wanted == null
                ? memberships
                : memberships.stream().filter(one -> names(wanted, one)).toList();
        return switch (meant.size()) {
            case 0 -> new NoMember();
            case 1 -> new Chosen(meant.getFirst());
            default -> new Several(meant);
        };
    }

    static boolean names(String wanted, Membership membership) {
        return names(wanted, membership.store(), membership.slug());
    }

    /** No slug looks like an id, so at most one store is meant. */
    static boolean names(String wanted, UUID id, String slug) {
        return wanted.equals(slug) || wanted.equalsIgnoreCase(id.toString());
    }
}
