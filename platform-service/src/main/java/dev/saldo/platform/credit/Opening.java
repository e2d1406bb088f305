package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.platform.balance.Account;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.lot.Lot;
import java.util.List;
import java.util.Map;

/**
 * What a batch is decided over.
 *
 * @param accounts as they are now, locked; those that exist of the ones the batch names
 * @param lots of each account those that are next to be taken, as many as hold what the batch needs there
 */
@Pure
record Opening(Map<AccountKey, Account> accounts, List<Lot> lots) {}
