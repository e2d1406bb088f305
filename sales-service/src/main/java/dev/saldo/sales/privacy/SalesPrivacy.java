package dev.saldo.sales.privacy;

import dev.saldo.contracts.identity.StoreChanged.Retention;
import dev.saldo.kit.privacy.PersonalData;
import dev.saldo.kit.privacy.Purge;
import dev.saldo.sales.customer.CustomerView;
import dev.saldo.sales.customer.Customers;
import dev.saldo.sales.sale.Sales;
import dev.saldo.sales.sale.view.SaleView;
import dev.saldo.sales.subscription.SubscriptionView;
import dev.saldo.sales.subscription.Subscriptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told of a customer who asks, and when what was deleted goes for good. */
@Configuration(proxyBeanMethods = false)
class SalesPrivacy {

    /** The record with its metadata, and all sales and subscriptions with theirs. */
    @Bean
    PersonalData customersAndWhatTheyBought(Customers customers, Sales sales, Subscriptions subscriptions) {
        return (store, id) -> customers
                .held(store, id)
                .zipWhen(_ -> sales.ofCustomer(store, id)
                        .map(sale -> SaleView.of(sale).withoutCosts())
                        .collectList())
                .zipWhen(_ -> subscriptions.ofCustomer(store, id).collectList())
                .map(held -> export(held.getT1().getT1(), held.getT1().getT2(), held.getT2()));
    }

    private static Map<String, Object> export(
            CustomerView customer, List<SaleView> sales, List<SubscriptionView> subscriptions) {
        var export = new LinkedHashMap<String, Object>();
        export.put("customer", customer);
        export.put("sales", sales);
        export.put("subscriptions", subscriptions);
        return export;
    }

    /** A customer somebody sold to stays, or who ever had a subscription; drafts that were thrown away go along with theirs. */
    @Bean
    Purge deletedCustomers() {
        return new Purge(Retention::customers, """
                with gone as (
                    select c.id, c.uid from customer c
                     where c.store_id = :store and c.deleted_at < :before
                       and not exists (
                           select 1 from sale s
                            where s.store_id = c.store_id and s.customer_uid = c.uid and s.deleted_at is null)
                       and not exists (
                           select 1 from subscription s
                            where s.store_id = c.store_id and s.customer_uid = c.uid)
                     order by c.id for update skip locked),
                drafts as (
                    select s.id from sale s join gone g on s.customer_uid = g.uid where s.store_id = :store),
                lines as (
                    delete from sale_line l using drafts d where l.sale_id = d.id),
                sales as (
                    delete from sale s using drafts d where s.id = d.id)
                delete from customer c using gone g where c.id = g.id""");
    }

    @Bean
    Purge deletedDrafts() {
        return new Purge(Retention::sales, """
                with gone as (
                    select id from sale
                     where store_id = :store and deleted_at < :before
                     order by id for update skip locked),
                lines as (
                    delete from sale_line l using gone g where l.sale_id = g.id)
                delete from sale s using gone g where s.id = g.id""");
    }
}
