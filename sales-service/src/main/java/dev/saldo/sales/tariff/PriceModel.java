package dev.saldo.sales.tariff;

import dev.saldo.kit.Pure;

/** How a price follows the quantity. */
@Pure
public enum PriceModel {
    /** The same for any quantity. */
    FLAT,
    /** So much for each unit. */
    PER_UNIT,
    /** Each unit at the price of the tier it lies in; a tier's flat amount is added once it is entered. */
    GRADUATED,
    /** All units at the price of the tier the last of them lies in, and its flat amount. */
    VOLUME,
    /** So much for each package; one that is begun counts as a whole one. */
    PACKAGE
}
