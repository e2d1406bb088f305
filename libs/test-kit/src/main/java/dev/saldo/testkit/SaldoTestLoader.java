package dev.saldo.testkit;

import dev.saldo.kit.SaldoService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.test.context.SpringBootContextLoader;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Gives the service under test its name and its engines. Inlined properties are the one kind that is there before the
 * configuration files are looked for, which {@code spring.config.name} needs.
 */
final class SaldoTestLoader extends SpringBootContextLoader {

    private static final String SERVICES = "dev.saldo.";
    private static final AtomicInteger RUNS = new AtomicInteger();

    private Map<String, Object> properties = Map.of();

    @Override
    public ApplicationContext loadContext(MergedContextConfiguration configuration) throws Exception {
        properties = prepare(serviceOf(configuration));
        return super.loadContext(configuration);
    }

    @Override
    protected String[] getInlinedProperties(MergedContextConfiguration configuration) {
        var ours = properties.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue());
        return Stream.concat(ours, Stream.of(super.getInlinedProperties(configuration)))
                .toArray(String[]::new);
    }

    private static Map<String, Object> prepare(String service) {
        var engines = TestEngines.running();
        var run = "t_%s_%d".formatted(service, RUNS.incrementAndGet());
        engines.createDatabase(run);
        engines.forgetRecords();

        var properties = new LinkedHashMap<>(SaldoService.properties(service));
        properties.put("saldo.database.host", engines.host());
        properties.put("saldo.database.port", engines.port());
        properties.put("saldo.database.name", run);
        properties.put("saldo.database.user", TestEngines.RUNTIME);
        properties.put("saldo.database.password", engines.password());
        properties.put("saldo.database.owner", TestEngines.OWNER);
        properties.put("saldo.database.owner-password", engines.password());
        properties.put("saldo.kafka.bootstrap-servers", engines.bootstrapServers());
        properties.put("saldo.kafka.group-prefix", run + ".");
        properties.put("saldo.security.jwk-set-uri", TestTokens.jwkSetUri());
        // One service stops before the next starts: Netty's threads need not listen for two seconds whether more comes.
        properties.put("spring.reactor.netty.shutdown-quiet-period", "0s");
        return properties;
    }

    private static String serviceOf(MergedContextConfiguration configuration) {
        for (var type : configuration.getClasses()) {
            var name = type.getPackageName();
            if (name.startsWith(SERVICES)) {
                return name.substring(SERVICES.length()).split("\\.", 2)[0];
            }
        }
        throw new IllegalStateException(
                "no service in package dev.saldo.<service> for " + configuration.getTestClass());
    }
}
