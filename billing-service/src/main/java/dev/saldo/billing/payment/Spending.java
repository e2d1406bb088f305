package dev.saldo.billing.payment;

import dev.saldo.billing.balance.Payer;
import dev.saldo.billing.payment.Ruling.Recordable;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.Change;
import dev.saldo.billing.settlement.Decision.Accepted;
import dev.saldo.billing.settlement.Decision.Refused;
import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** How balances pay invoices: the oldest invoice first, as far as it goes. */
@Pure
final class Spending {

    private static final String BY_ITSELF = "system";

    /** An invoice that was just issued. */
    @Pure
    record Due(Account account, Instant issuedAt) {}

    private Spending() {}

    /**
     * The payments that follow.
     *
     * @param invoices in order
     * @param held what there is
     */
    static List<Recordable> of(List<Due> invoices, Map<Payer, Money> held, Supplier<UUID> ids) {
        var left = new HashMap<>(held);
        var payments = new ArrayList<Recordable>();
        for (var due : invoices) {
            var account = due.account();
            var payer = payer(account);
            var amount = smaller(
                    left.getOrDefault(payer, nothing(payer)),
                    account.settlement().due());
            switch (account.settlement().pay(amount)) {
                case Accepted accepted -> {
                    left.merge(payer, amount, Money::minus);
                    payments.add(payment(due, accepted, amount, ids.get()));
                }
                case Refused _ -> {}
            }
        }
        return List.copyOf(payments);
    }

    static Payer payer(Account account) {
        return new Payer(
                account.store(),
                account.customer(),
                account.settlement().grandTotal().currency());
    }

    private static Recordable payment(Due due, Accepted accepted, Money amount, UUID id) {
        var account = due.account();
        var payment = new Payment(
                id,
                account.store(),
                account.invoice(),
                account.number(),
                PaymentMethod.CREDIT_BALANCE,
                id.toString(),
                amount,
                null,
                PaymentStatus.SUCCEEDED,
                null,
                null,
                BY_ITSELF,
                due.issuedAt());
        return new Recordable(payment, account, List.of(new Change(account, accepted, due.issuedAt())));
    }

    private static Money nothing(Payer payer) {
        return Money.zero(payer.currency());
    }

    private static Money smaller(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
