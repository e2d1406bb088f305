package dev.saldo.issuer;

import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * An OpenID Connect issuer for one machine; its configuration is {@code issuer.yml}. What it takes of Boot is listed
 * here, because the class path of the suite offers the auto-configuration of everything else too.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import({ProtocolConfiguration.class, SignInConfiguration.class})
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
public class LocalIssuer {

    /** @param newcomers is told the passwords of accounts that were not there yet; nothing keeps them */
    public static SpringApplicationBuilder builder(Newcomers newcomers) {
        return new SpringApplicationBuilder(LocalIssuer.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=issuer", "spring.main.web-application-type=servlet")
                .initializers(context -> context.getBeanFactory().registerSingleton("newcomers", newcomers));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
