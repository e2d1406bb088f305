package dev.saldo.usage.event;

import dev.saldo.kit.Pure;
import dev.saldo.usage.event.Reading.Named;

/**
 * An event that somebody reports.
 *
 * @param actor who does
 */
@Pure
record Report(Named event, String actor) {}
