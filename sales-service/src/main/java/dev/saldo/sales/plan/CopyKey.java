package dev.saldo.sales.plan;

import java.util.UUID;

/** A plan, tax or discount of a store. */
public record CopyKey(UUID store, UUID id) {}
