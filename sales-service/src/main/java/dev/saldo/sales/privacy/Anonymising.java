package dev.saldo.sales.privacy;

import dev.saldo.kit.security.Caller;
import dev.saldo.sales.customer.CustomerView;
import dev.saldo.sales.customer.Customers;
import dev.saldo.sales.sale.Sales;
import dev.saldo.sales.subscription.Subscriptions;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Takes the person out of a customer, their sales and their subscriptions; needs a transaction. */
@Service
class Anonymising {

    private final Customers customers;
    private final Sales sales;
    private final Subscriptions subscriptions;

    Anonymising(Customers customers, Sales sales, Subscriptions subscriptions) {
        this.customers = customers;
        this.sales = sales;
        this.subscriptions = subscriptions;
    }

    /** Empty when the store has no such customer. */
    Mono<CustomerView> anonymise(Caller caller, UUID id) {
        return customers
                .anonymise(caller, id)
                .delayUntil(_ -> sales.forget(caller.store(), id))
                .delayUntil(_ -> subscriptions.forget(caller.store(), id));
    }
}
