package dev.saldo.catalog.tax;

import dev.saldo.catalog.percent.Percent;
import dev.saldo.kit.web.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A tax as a caller writes it.
 *
 * @param name as it is printed, such as VAT
 * @param inclusive whether prices contain it already; false unless said otherwise
 * @param country only for customers of this country, ISO 3166-1 alpha-2
 * @param active true unless said otherwise
 */
record SaveTaxRequest(
        @NotBlank @Size(max = 100) String name,

        @NotNull @Pattern(regexp = Percent.PATTERN, message = Percent.OTHERWISE) @Schema(example = "19")
        String percent,

        @Nullable Boolean inclusive,
        @Nullable @Size(max = 2) String country,
        @Nullable Boolean active) {

    private static final List<String> COUNTRIES = List.of(Locale.getISOCountries());

    static SaveTaxRequest of(TaxSheet sheet) {
        return new SaveTaxRequest(
                sheet.name(), sheet.percent().toPlainString(), sheet.inclusive(), sheet.country(), sheet.active());
    }

    /** The tax as written, with what is left out at its default; 422 for a country that is none. */
    TaxSheet sheet() {
        if (country != null && !COUNTRIES.contains(country)) {
            throw Problem.invalid("/country", "must be an ISO 3166-1 alpha-2 code in capitals such as SE");
        }
        return new TaxSheet(
                name, Percent.of(percent), Boolean.TRUE.equals(inclusive), country, !Boolean.FALSE.equals(active));
    }
}
