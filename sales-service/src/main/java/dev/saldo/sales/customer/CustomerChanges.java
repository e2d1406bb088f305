package dev.saldo.sales.customer;

import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Etags;
import dev.saldo.kit.web.MergePatch;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.JsonNode;

/** What requests make of a customer; a customer that stays the same keeps its version. */
@Component
class CustomerChanges {

    private static final Set<String> CONTACT = Set.of("name", "company", "email", "phone", "address");

    private final MergePatch mergePatch;
    private final Clock clock;

    CustomerChanges(MergePatch mergePatch, Clock clock) {
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    UnaryOperator<CustomerRow> patch(Caller caller, ServerWebExchange exchange, JsonNode patch) {
        return current -> {
            requirePresent(exchange, current);
            requireSomebody(current);
            if (caller.customer() != null) {
                requireContactOnly(patch);
            }
            var fields = mergePatch.apply(patch, current.fields());
            return fields.equals(current.fields()) ? current : current.next(fields, null, Times.now(clock));
        };
    }

    UnaryOperator<CustomerRow> delete(ServerWebExchange exchange) {
        return current -> {
            requirePresent(exchange, current);
            var now = Times.now(clock);
            return current.next(current.fields(), now, now);
        };
    }

    UnaryOperator<CustomerRow> restore() {
        return current ->
                current.deletedAt() == null ? current : current.next(current.fields(), null, Times.now(clock));
    }

    private static void requireSomebody(CustomerRow current) {
        if (current.isAnonymised()) {
            throw Problem.conflict("customer-anonymised", "The customer was anonymised, which cannot be undone.");
        }
    }

    /** Customers say how to reach them; what the store keeps about them is the store's. */
    private static void requireContactOnly(JsonNode patch) {
        var refusal = Problem.forbidden();
        patch.propertyNames().stream()
                .filter(name -> !CONTACT.contains(name))
                .forEach(name -> refusal.at("/" + name, "is not for customers to change"));
        if (refusal.hasErrors()) {
            throw refusal;
        }
    }

    private static void requirePresent(ServerWebExchange exchange, CustomerRow current) {
        if (current.deletedAt() != null) {
            throw Problem.notFound("customer", current.uid());
        }
        Etags.requireMatch(exchange, current.version());
    }
}
