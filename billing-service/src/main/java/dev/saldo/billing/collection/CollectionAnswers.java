package dev.saldo.billing.collection;

import dev.saldo.billing.collection.SecondTry.Granted;
import dev.saldo.billing.collection.SecondTry.Refused;
import dev.saldo.kit.web.Problem;

/** What callers are told who want a provider asked again. */
final class CollectionAnswers {

    private CollectionAnswers() {}

    static void requireGranted(SecondTry decision) {
        switch (decision) {
            case Granted _ -> {}
            case Refused refusal -> throw problem(refusal);
        }
    }

    private static Problem problem(Refused refusal) {
        return switch (refusal.obstacle()) {
            case NOTHING_DUE ->
                Problem.conflict("invoice-not-payable", "Nothing is due on the invoice.")
                        .with("invoiceStatus", refusal.invoice());
            case NO_PAYMENT_METHOD ->
                Problem.conflict(
                        "no-payment-method", "The charges of the invoice name no payment method to collect with.");
            case STILL_PENDING ->
                Problem.conflict("collection-pending", "The payment provider has not answered the last question yet.");
            case NO_PROVIDER -> Problem.conflict("no-payment-provider", "No payment provider is set up for the store.");
        };
    }
}
