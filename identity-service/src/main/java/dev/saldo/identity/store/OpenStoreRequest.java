package dev.saldo.identity.store;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A store to make: {@link StoreSettings} and, for good, whether it is a sandbox.
 *
 * @param test no unless told
 */
record OpenStoreRequest(
        @NotBlank @Size(max = 200) String name,

        @Nullable
        @Size(max = Slug.LONGEST)
        @Pattern(regexp = Slug.PATTERN, message = "must be lower-case letters, digits and single hyphens")
        String slug,

        @Nullable String defaultCurrency,
        @Nullable String timeZone,
        @Nullable String locale,
        @Nullable String country,
        @Nullable @Valid Seller seller,
        @Nullable @Valid Policies policies,
        @Nullable Boolean test) {

    StoreSettings settings() {
        return new StoreSettings(name, slug, defaultCurrency, timeZone, locale, country, seller, policies).checked();
    }

    boolean sandbox() {
        return Boolean.TRUE.equals(test);
    }
}
