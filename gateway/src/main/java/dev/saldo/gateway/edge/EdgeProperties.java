package dev.saldo.gateway.edge;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.edge.*}: what stands in front of the gateway.
 *
 * @param trustedProxies how many proxies each add the address they were called from to X-Forwarded-For
 * @param publicUrl what browsers call the gateway by, such as {@code https://saldo.example}; none: what the request says
 */
@Validated
@ConfigurationProperties("saldo.edge")
record EdgeProperties(
        @PositiveOrZero @Max(10) @DefaultValue("0") int trustedProxies,
        @Nullable URI publicUrl) {

    @AssertTrue(message = "public-url is an origin: scheme, host and port")
    boolean isOrigin() {
        return publicUrl == null
                || (publicUrl.getHost() != null
                        && publicUrl.toString().equals(publicUrl.getScheme() + "://" + publicUrl.getRawAuthority()));
    }
}
