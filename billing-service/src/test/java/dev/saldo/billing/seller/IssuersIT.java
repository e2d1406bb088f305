package dev.saldo.billing.seller;

import static dev.saldo.billing.SaleFixtures.sale;
import static dev.saldo.billing.StoreFixtures.store;
import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.Billing;
import dev.saldo.kit.store.Stores;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@SaldoTest
class IssuersIT {

    private final Billing billing;
    private final Stores stores;

    IssuersIT(Api api, Events events, Stores stores) {
        this.billing = new Billing(api.inFreshStore(), events);
        this.stores = stores;
    }

    @Test
    void documentsKeepTheStoreOfTheirTime() {
        var sale = sale("1.00");
        var before = billing.invoiced(sale);
        billing.told(stores, store(billing.store(), "Europe/Warsaw", 1));
        var after = billing.invoiced(sale("1.00"));
        billing.refunded(sale);

        assertThat(before.text("seller.name")).isEmpty();
        assertThat(before.text("saleDate")).isEqualTo("2023-05-06");
        assertThat(after.text("seller.name")).isEqualTo("Płyty i Spółka");
        assertThat(after.text("seller.address.city")).isEqualTo("Kraków");
        assertThat(after.text("seller.taxId")).isEqualTo("PL123");
        assertThat(after.text("saleDate")).isEqualTo("2023-05-07");
        assertThat(LocalDate.parse(after.text("dueDate")))
                .isEqualTo(LocalDate.parse(after.text("issueDate")).plusDays(30));
        assertThat(billing.invoice(before.id()).text("seller.name")).isEmpty();
        assertThat(billing.creditNoteOf(sale).text("seller.name")).isEmpty();
    }

    @Test
    void nobodyTellsTheSellerHere() {
        billing.api().get("/api/v1/seller").expect(404).problem("not-found");
    }
}
