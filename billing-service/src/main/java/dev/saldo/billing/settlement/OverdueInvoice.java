package dev.saldo.billing.settlement;

import dev.saldo.kit.Pure;
import dev.saldo.money.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An invoice that was not paid in time.
 *
 * @param account as it is now that this is known
 * @param due what is still owed
 * @param overdueAt when the day after the due date began
 */
@Pure
record OverdueInvoice(Account account, LocalDate dueDate, Money due, Instant overdueAt) {}
