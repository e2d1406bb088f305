package dev.saldo.catalog;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test whose service asks {@link #PLATFORMS} where it would ask platform-service; all of them share one service. */
public interface AsksPlatforms {

    PlatformStub PLATFORMS = new PlatformStub();

    @DynamicPropertySource
    static void platformService(DynamicPropertyRegistry properties) {
        properties.add("saldo.services.platform", PLATFORMS::address);
    }
}
