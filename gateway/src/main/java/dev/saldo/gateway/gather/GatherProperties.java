package dev.saldo.gateway.gather;

import dev.saldo.gateway.routing.Service;
import jakarta.validation.constraints.NotEmpty;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code saldo.gather.*}: who is asked. All unless named; one that is left out is missing in what is answered.
 *
 * @param services sales must be among them, which knows whether a customer exists
 */
@Validated
@ConfigurationProperties("saldo.gather")
record GatherProperties(
        @NotEmpty @DefaultValue({"platform", "catalog", "sales", "billing", "usage", "identity"})
        Set<Service> services) {}
