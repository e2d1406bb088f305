package dev.saldo.gateway;

import java.time.Clock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The one front of the suite; its configuration is {@code gateway.yml}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Gateway {

    /** For launchers that run several applications in one JVM. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(Gateway.class)
                .web(WebApplicationType.REACTIVE)
                .properties(
                        "spring.config.name=gateway",
                        "spring.application.name=gateway",
                        "spring.main.web-application-type=reactive");
    }

    @Bean
    static Clock clock() {
        return Clock.systemUTC();
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
