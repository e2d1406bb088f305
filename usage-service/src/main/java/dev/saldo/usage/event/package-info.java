/** Usage that has happened already, as others report it. */
@NullMarked
package dev.saldo.usage.event;

import org.jspecify.annotations.NullMarked;
