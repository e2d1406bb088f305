package dev.saldo.billing.numbering;

import dev.saldo.kit.Pure;
import java.util.Locale;

/**
 * The number of a document.
 *
 * @param year that of the issue date
 * @param sequence 1, 2, 3 … within the store, series and year
 */
@Pure
public record DocumentNumber(Series series, int year, long sequence) {

    /** {@code INV-2026-000042}; simply wider from the millionth document of a year on. */
    public String text() {
        return String.format(Locale.ROOT, "%s-%04d-%06d", series.prefix(), year, sequence);
    }
}
