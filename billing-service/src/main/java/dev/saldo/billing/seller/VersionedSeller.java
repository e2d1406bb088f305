package dev.saldo.billing.seller;

/** @param version 0 as long as the store has not told anything */
record VersionedSeller(Seller seller, int version) {}
