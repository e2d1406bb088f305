package dev.saldo.identity.member;

import dev.saldo.kit.privacy.PersonalData;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What is held here of a customer: under which e-mail addresses they may look at what is theirs. */
@Component
class PersonalMemberData implements PersonalData {

    private final MemberRepository repository;

    PersonalMemberData(MemberRepository repository) {
        this.repository = repository;
    }

    @Override
    public Mono<Map<String, Object>> of(UUID store, UUID customer) {
        return repository
                .ofCustomer(store, customer)
                .map(MemberView::of)
                .collectList()
                .filter(members -> !members.isEmpty())
                .map(members -> Map.of("members", members));
    }
}
