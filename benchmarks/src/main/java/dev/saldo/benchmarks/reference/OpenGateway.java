package dev.saldo.benchmarks.reference;

import dev.saldo.benchmarks.suite.NoLimits;
import dev.saldo.gateway.Gateway;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.WebFilter;

/** The gateway without authentication or limits: every request goes on with one and the same internal token. */
public record OpenGateway(ConfigurableApplicationContext context) implements AutoCloseable {

    /** The gateway's bean that authenticates. */
    private static final String AUTHENTICATION = "accessFilter";

    public static OpenGateway start(Map<String, URI> services, String token) {
        var arguments = services.entrySet().stream()
                .map(service -> "--saldo.services.%s=%s".formatted(service.getKey(), service.getValue()));
        var own = Stream.of("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
        var all = Stream.of(arguments, NoLimits.arguments(), own).flatMap(part -> part);
        return new OpenGateway(Gateway.builder()
                .registerShutdownHook(false)
                .initializers(
                        context -> context.addBeanFactoryPostProcessor(beans -> replaceAuthentication(beans, token)))
                .run(all.toArray(String[]::new)));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static void replaceAuthentication(ConfigurableListableBeanFactory beans, String token) {
        ((BeanDefinitionRegistry) beans).removeBeanDefinition(AUTHENTICATION);
        WebFilter trusting = (exchange, chain) -> {
            exchange.getRequest().getHeaders().set(HttpHeaders.AUTHORIZATION, "Bearer " + token);
            return chain.filter(exchange);
        };
        beans.registerSingleton(AUTHENTICATION, trusting);
    }

    @Override
    public void close() {
        context.close();
    }
}
