package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.platform.balance.LedgerHash;

/** A row of the ledger as it is found, and the hash found with it. */
@Pure
record Link(Entry entry, LedgerHash hash) {}
