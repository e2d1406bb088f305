package dev.saldo.bad.fine.order;

import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

    String tell(Order order) {
        return Order.tell(order);
    }
}
