package dev.saldo.identity.member;

import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.kit.privacy.Purge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of removed members in the end; the audit knows them by their ids alone. */
@Configuration(proxyBeanMethods = false)
class MemberRetention {

    @Bean
    Purge removedMembers() {
        return new Purge(
                Retention::members, "delete from member m where m.store_id = :store and m.removed_at < :before");
    }
}
