package dev.saldo.sales.privacy;

import dev.saldo.kit.security.Caller;
import dev.saldo.sales.customer.CustomerView;
import dev.saldo.sales.customer.Customers;
import dev.saldo.sales.sale.Sales;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Takes the person out of a customer and their sales; needs a transaction. */
@Service
class Anonymising {

    private final Customers customers;
    private final Sales sales;

    Anonymising(Customers customers, Sales sales) {
        this.customers = customers;
        this.sales = sales;
    }

    /** Empty when the store has no such customer. */
    Mono<CustomerView> anonymise(Caller caller, UUID id) {
        return customers.anonymise(caller, id).delayUntil(_ -> sales.forget(caller.store(), id));
    }
}
