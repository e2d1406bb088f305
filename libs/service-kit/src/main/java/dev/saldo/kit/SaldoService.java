package dev.saldo.kit;

import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts a service: its configuration is {@code <name>.yml} over the kit's defaults. */
public final class SaldoService {

    /** Set for every service and for nothing else; the kit stays out of applications without it. */
    public static final String NAME = "saldo.service.name";

    private SaldoService() {}

    public static void run(Class<?> application, String name, String... args) {
        builder(application, name).run(args);
    }

    /** For launchers that run several services in one JVM. */
    public static SpringApplicationBuilder builder(Class<?> application, String name) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.REACTIVE)
                .properties(properties(name));
    }

    /** The properties that make an application context the service {@code name}. */
    public static Map<String, Object> properties(String name) {
        return Map.of(
                NAME,
                name,
                "spring.application.name",
                name + "-service",
                "spring.config.name",
                name,
                "spring.main.web-application-type",
                "reactive");
    }
}
