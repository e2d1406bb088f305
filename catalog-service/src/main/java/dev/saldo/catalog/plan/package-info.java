/** How products are sold again and again: plans, and the versions of them that subscribers agree to. */
@NullMarked
package dev.saldo.catalog.plan;

import org.jspecify.annotations.NullMarked;
