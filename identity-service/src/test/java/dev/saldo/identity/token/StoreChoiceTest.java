package dev.saldo.identity.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.contracts.access.Role;
import dev.saldo.identity.authority.Authority;
import dev.saldo.identity.member.Membership;
import dev.saldo.identity.token.StoreChoice.Chosen;
import dev.saldo.identity.token.StoreChoice.NoMember;
import dev.saldo.identity.token.StoreChoice.Several;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoreChoiceTest {

    private static final Membership ANNS = membership("anns");
    private static final Membership BOBS = membership("bobs");

    @Test
    void whoIsAMemberOfOneStoreNeedNotChoose() {
        assertThat(StoreChoice.of(List.of(ANNS), null)).isEqualTo(new Chosen(ANNS));
    }

    @Test
    void whoIsAMemberOfSeveralMustChoose() {
        assertThat(StoreChoice.of(List.of(ANNS, BOBS), null)).isEqualTo(new Several(List.of(ANNS, BOBS)));
        assertThat(StoreChoice.of(List.of(ANNS, BOBS), "bobs")).isEqualTo(new Chosen(BOBS));
        assertThat(StoreChoice.of(List.of(ANNS, BOBS), ANNS.store().toString().toUpperCase(Locale.ROOT)))
                .isEqualTo(new Chosen(ANNS));
    }

    @Test
    void otherStoresAreNobodys() {
        assertThat(StoreChoice.of(List.of(), null)).isEqualTo(new NoMember());
        assertThat(StoreChoice.of(List.of(ANNS), "bobs")).isEqualTo(new NoMember());
        assertThat(StoreChoice.of(List.of(ANNS), BOBS.store().toString())).isEqualTo(new NoMember());
    }

    private static Membership membership(String slug) {
        return new Membership(UUID.randomUUID(), UUID.randomUUID(), slug, slug, false, Authority.of(Role.OWNER, null));
    }
}
