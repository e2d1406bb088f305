package dev.saldo.issuer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.issuer.*}
 *
 * @param uri as it stands in tokens, and where browsers and the gateway reach the issuer
 * @param directory where the signing key and the accounts are kept
 * @param redirectUris where a sign-in may lead; compared letter by letter
 * @param logoutUris where a sign-out may lead
 * @param accounts are made when they are not there yet
 */
@Validated
@ConfigurationProperties("saldo.issuer")
record IssuerProperties(
        @NotNull URI uri,
        @NotNull Path directory,
        @NotEmpty List<URI> redirectUris,
        @NotNull @DefaultValue List<URI> logoutUris,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("10m")
        Duration accessTokenLifetime,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("8h")
        Duration refreshTokenLifetime,

        @NotNull @DefaultValue List<@Valid Person> accounts) {

    record Person(@NotBlank @Email String email, @NotBlank String name) {}

    OwnerOnlyFile file(String name) {
        return new OwnerOnlyFile(directory.resolve(name));
    }

    /** Scheme, host and port of everything a form of ours may lead to. */
    List<String> origins() {
        return Stream.concat(redirectUris.stream(), logoutUris.stream())
                .map(target -> target.getScheme() + "://" + target.getRawAuthority())
                .distinct()
                .toList();
    }
}
