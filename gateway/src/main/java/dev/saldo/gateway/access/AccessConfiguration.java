package dev.saldo.gateway.access;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Settles at start who may call and who signs. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Bootstrap bootstrap(BootstrapProperties properties, JsonMapper json, Clock clock) {
        return new Bootstrapping(properties, json, clock, System.out::println).run();
    }

    @Bean
    ECKey signingKey(SigningProperties signing, BootstrapProperties bootstrap) {
        return signing.keyFile().isEmpty()
                ? SigningKey.readOrMake(new OwnerOnlyFile(bootstrap.directory().resolve("signing-key.json")))
                : SigningKey.read(new OwnerOnlyFile(Path.of(signing.keyFile())));
    }

    @Bean
    InternalTokens internalTokens(Bootstrap bootstrap, ECKey signingKey, Clock clock) {
        return new InternalTokens(bootstrap.storeId(), signingKey, clock);
    }
}
