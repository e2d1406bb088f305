package dev.saldo.platform.registry;

import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.kit.privacy.Purge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of deleted platforms in the end: those that never had a movement or a hold go, the others have a ledger to keep. */
@Configuration(proxyBeanMethods = false)
class PlatformRetention {

    @Bean
    Purge deletedPlatforms() {
        return new Purge(Retention::platforms, """
                with gone as (
                    select p.id, a.id as account_id
                      from platform p join credit_account a on a.store_id = p.store_id and a.platform_id = p.uid
                     where p.store_id = :store and p.deleted_at < :before and a.sequence = 0
                       and not exists (select from credit_movement m
                                        where m.store_id = p.store_id and m.platform_id = p.uid)
                       and not exists (select from credit_hold h
                                        where h.store_id = p.store_id and h.platform_id = p.uid)
                       for update of p, a skip locked),
                accounts as (delete from credit_account a using gone where a.id = gone.account_id)
                delete from platform p using gone where p.id = gone.id""");
    }
}
