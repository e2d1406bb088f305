package dev.saldo.billing.invoice;

import dev.saldo.billing.seller.Issuer;
import dev.saldo.kit.Pure;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an invoice can be issued for. */
@Pure
sealed interface Billable permits CompletedSale, DueCharges {

    UUID store();

    /** Null of charges. */
    @Nullable
    UUID sale();

    /** What the customer calls it; null where they call it nothing. */
    @Nullable
    String reference();

    /** None of a sale. */
    List<BilledCharge> charges();

    Buyer buyer();

    List<InvoiceLine> lines();

    /** What the lines add up to; throws where that is not what is owed. */
    Totals totals();

    /** The day it happened, in the store. */
    LocalDate day(Issuer issuer);

    /** The day an invoice issued today is due. */
    LocalDate dueDate(Issuer issuer);

    String actor();
}
