package dev.saldo.gateway.edge;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.cors.*}: which web pages may call the API from a browser.
 *
 * @param allowedOrigins none unless named, such as {@code https://shop.example}
 */
@Validated
@ConfigurationProperties("saldo.cors")
record CorsProperties(
        @NotNull @DefaultValue List<String> allowedOrigins,
        @NotNull @DefaultValue("1h") Duration maxAge) {}
