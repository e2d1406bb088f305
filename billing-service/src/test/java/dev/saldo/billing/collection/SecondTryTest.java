package dev.saldo.billing.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.collection.SecondTry.Granted;
import dev.saldo.billing.collection.SecondTry.Obstacle;
import dev.saldo.billing.collection.SecondTry.Refused;
import dev.saldo.billing.invoice.CollectionStatus;
import dev.saldo.billing.settlement.Account;
import dev.saldo.billing.settlement.InvoiceStatus;
import dev.saldo.billing.settlement.Origin;
import dev.saldo.billing.settlement.Settlement;
import dev.saldo.money.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecondTryTest {

    private static final Money TOTAL = Money.of("10.00", "USD");
    private static final Standing DECLINED = new Standing(CollectionStatus.FAILED, "pm_1");

    @Test
    void whatIsDueNowMayBeAskedForAgain() {
        assertThat(SecondTry.of(paid("0.00"), DECLINED, true)).isEqualTo(new Granted(TOTAL));
        assertThat(SecondTry.of(paid("4.00"), DECLINED, true)).isEqualTo(new Granted(Money.of("6.00", "USD")));
    }

    @Test
    void nothingIsAskedForWhereNothingIsDue() {
        assertThat(SecondTry.of(paid("10.00"), DECLINED, true))
                .isEqualTo(new Refused(Obstacle.NOTHING_DUE, InvoiceStatus.PAID));
        assertThat(obstacle(paid("10.00"), null, false)).isEqualTo(Obstacle.NOTHING_DUE);
    }

    @Test
    void nobodyCanBeAskedWithoutAPaymentMethod() {
        assertThat(obstacle(paid("0.00"), null, true)).isEqualTo(Obstacle.NO_PAYMENT_METHOD);
        assertThat(obstacle(paid("0.00"), new Standing(CollectionStatus.FAILED, null), true))
                .isEqualTo(Obstacle.NO_PAYMENT_METHOD);
    }

    @Test
    void aQuestionThatIsOpenIsNotAskedTwice() {
        assertThat(obstacle(paid("0.00"), new Standing(CollectionStatus.PENDING, "pm_1"), true))
                .isEqualTo(Obstacle.STILL_PENDING);
    }

    @Test
    void aStoreWithoutProviderAsksNobody() {
        assertThat(obstacle(paid("0.00"), DECLINED, false)).isEqualTo(Obstacle.NO_PROVIDER);
    }

    private static Obstacle obstacle(Account account, @Nullable Standing standing, boolean served) {
        return ((Refused) SecondTry.of(account, standing, served)).obstacle();
    }

    private static Account paid(String amount) {
        var paid = Money.of(amount, "USD");
        var status = paid.isZero()
                ? InvoiceStatus.CONFIRMED
                : paid.equals(TOTAL) ? InvoiceStatus.PAID : InvoiceStatus.PARTIALLY_PAID;
        return new Account(
                new UUID(0, 1),
                new Origin(new UUID(0, 2), null, List.of(new UUID(0, 3))),
                new UUID(0, 4),
                "INV-2026-000001",
                new Settlement(status, TOTAL, paid, Money.zero(TOTAL.currency())),
                1);
    }
}
