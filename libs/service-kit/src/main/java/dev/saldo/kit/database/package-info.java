/** Migrations of the kit and habits shared by repositories. */
@NullMarked
package dev.saldo.kit.database;

import org.jspecify.annotations.NullMarked;
