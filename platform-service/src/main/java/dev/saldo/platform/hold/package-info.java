/** Credits that are set aside, until they are spent or free again. */
@NullMarked
package dev.saldo.platform.hold;

import org.jspecify.annotations.NullMarked;
