/** What the catalog knows of platforms: a copy of platform-service's events. */
@NullMarked
package dev.saldo.catalog.platform;

import org.jspecify.annotations.NullMarked;
