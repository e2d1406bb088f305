package dev.saldo.billing.creditnote;

import dev.saldo.billing.invoice.InvoiceLine;
import dev.saldo.billing.invoice.Totals;
import dev.saldo.kit.Pure;
import java.util.List;

/** A part of what a charge gives back, as a credit note prints it: what is given back is positive. */
@Pure
record Slice(List<InvoiceLine> lines, Totals totals) {}
