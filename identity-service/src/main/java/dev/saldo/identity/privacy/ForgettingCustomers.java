package dev.saldo.identity.privacy;

import dev.saldo.contracts.Topics;
import dev.saldo.contracts.sales.CustomerChanged;
import dev.saldo.identity.apikey.KeyRing;
import dev.saldo.identity.member.Members;
import dev.saldo.identity.session.Sessions;
import dev.saldo.kit.inbox.Event;
import dev.saldo.kit.inbox.EventSubscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Once a customer is anonymised, nobody signs in as them, no key opens what was theirs, and no address says who it was. */
@Configuration(proxyBeanMethods = false)
class ForgettingCustomers {

    @Bean
    EventSubscription<CustomerChanged> forgetCustomers(Members members, KeyRing keys, Sessions sessions) {
        return new EventSubscription<>(
                "identity.forget-customer", Topics.CUSTOMER_CHANGED, events -> forget(events, members, keys, sessions));
    }

    private static Mono<Void> forget(
            List<Event<CustomerChanged>> events, Members members, KeyRing keys, Sessions sessions) {
        return Flux.fromIterable(events)
                .filter(event -> Boolean.TRUE.equals(event.body().anonymised()))
                .concatMap(event -> {
                    var customer = event.body().customerId();
                    // the sessions first: they are found by what the members lose
                    return sessions.endOfCustomer(event.store(), customer)
                            .then(members.forget(event.store(), customer))
                            .then(keys.revokeOfCustomer(event.store(), customer));
                })
                .then();
    }
}
