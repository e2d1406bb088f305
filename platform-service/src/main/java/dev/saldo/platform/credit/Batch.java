package dev.saldo.platform.credit;

import dev.saldo.kit.Pure;
import dev.saldo.platform.lot.Lot;
import java.util.List;

/**
 * What was decided together.
 *
 * @param lots those that are new or no longer what they were, as the last decision leaves them
 */
@Pure
record Batch<D>(List<D> decisions, List<Lot> lots) {}
