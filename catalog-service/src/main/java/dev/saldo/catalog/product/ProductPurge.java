package dev.saldo.catalog.product;

import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.kit.privacy.Purge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deleted products go for good, with their offers and prices, when their store keeps them no longer. */
@Configuration(proxyBeanMethods = false)
class ProductPurge {

    /** One that is being restored at this very moment is left alone. */
    @Bean
    Purge deletedProducts() {
        return new Purge(Retention::products, """
                with gone as (
                    select id from product
                     where store_id = :store and deleted_at < :before
                     order by id for update skip locked),
                prices as (
                    delete from offer_price r using offer o, gone g
                     where o.product_id = g.id and r.offer_id = o.id),
                offers as (
                    delete from offer o using gone g where o.product_id = g.id)
                delete from product p using gone g where p.id = g.id""");
    }
}
