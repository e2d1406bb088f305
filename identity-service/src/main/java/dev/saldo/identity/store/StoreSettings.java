package dev.saldo.identity.store;

import dev.saldo.kit.web.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of a store its owners decide. What is null gets its default.
 *
 * @param slug made from the name unless told
 * @param defaultCurrency ISO 4217; USD unless told
 * @param timeZone IANA; UTC unless told
 * @param locale BCP 47; en-US unless told
 * @param country ISO 3166-1 alpha-2
 */
record StoreSettings(
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
        @Nullable @Valid Policies policies) {

    String currency() {
        return Objects.requireNonNullElse(defaultCurrency, "USD");
    }

    String zone() {
        return Objects.requireNonNullElse(timeZone, "UTC");
    }

    String language() {
        return Objects.requireNonNullElse(locale, "en-US");
    }

    Seller sold() {
        return Objects.requireNonNullElse(seller, Seller.UNKNOWN);
    }

    Policies decided() {
        return Objects.requireNonNullElse(policies, Policies.USUAL);
    }

    /** Refuses, with every reason at once, what the standards do not know. */
    StoreSettings checked() {
        var problem = Problem.invalid();
        require(problem, "/slug", slug == null || !Slug.isId(slug), "must not look like an id");
        require(
                problem,
                "/defaultCurrency",
                isCurrency(currency()),
                "must be an ISO 4217 code in capitals such as USD");
        require(problem, "/timeZone", ZoneId.getAvailableZoneIds().contains(zone()), "must be an IANA time zone");
        require(problem, "/locale", isLocale(language()), "must be a BCP 47 tag such as en-US");
        require(problem, "/country", country == null || isCountry(country), "must be an ISO 3166-1 alpha-2 code");
        if (problem.hasErrors()) {
            throw problem;
        }
        return this;
    }

    private static void require(Problem problem, String pointer, boolean holds, String otherwise) {
        if (!holds) {
            problem.at(pointer, otherwise);
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isLocale(String tag) {
        try {
            var read = new Locale.Builder().setLanguageTag(tag).build();
            var languages = Arrays.asList(Locale.getISOLanguages());
            return languages.contains(read.getLanguage())
                    && (read.getCountry().isEmpty()
                            || !read.getCountry().matches("[A-Z]{2}")
                            || isCountry(read.getCountry()));
        } catch (IllformedLocaleException _) {
            return false;
        }
    }

    private static boolean isCountry(String code) {
        return List.of(Locale.getISOCountries()).contains(code);
    }
}
