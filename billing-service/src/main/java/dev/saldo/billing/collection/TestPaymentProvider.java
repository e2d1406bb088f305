package dev.saldo.billing.collection;

import dev.saldo.billing.collection.ProviderAnswer.Failed;
import dev.saldo.billing.collection.ProviderAnswer.Succeeded;
import reactor.core.publisher.Mono;

/** The provider of test stores: it moves nothing, and the payment method says how it goes. */
final class TestPaymentProvider implements PaymentProvider {

    @Override
    public Mono<ProviderAnswer> ask(Attempt attempt) {
        return Mono.just(answer(attempt));
    }

    private static ProviderAnswer answer(Attempt attempt) {
        var reference = "test-" + attempt.id();
        return switch (attempt.paymentMethod()) {
            case "test-succeeds" -> new Succeeded(reference);
            case "test-fails" -> new Failed(reference, "declined");
            default -> new Failed(reference, "unknown-test-method");
        };
    }
}
