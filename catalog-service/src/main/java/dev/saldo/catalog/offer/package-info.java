/** Which platform supplies a product at what buying price, from when. */
@NullMarked
package dev.saldo.catalog.offer;

import org.jspecify.annotations.NullMarked;
