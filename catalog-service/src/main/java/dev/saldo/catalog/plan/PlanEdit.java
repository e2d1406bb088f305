package dev.saldo.catalog.plan;

import dev.saldo.kit.Pure;
import java.util.UUID;

/** All that its keeper can write about a plan. */
@Pure
record PlanEdit(UUID productId, Head head, Terms terms) {}
