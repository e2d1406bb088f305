package dev.saldo.testkit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Adds {@link Api}, {@link Events} and {@link Superuser} to the service under test.
 *
 * @param owner the class that wants a service of its own; null where it shares one
 */
record SaldoTestBeans(@Nullable Class<?> owner) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var registry = (GenericApplicationContext) context;
        var environment = context.getEnvironment();
        var scope = new TestClassScope();
        registry.getBeanFactory().registerScope(TestClassScope.NAME, scope);
        registry.registerBean(TestClassScope.class, () -> scope, bean -> bean.setDestroyMethodName("end"));
        registry.registerBean(
                Api.class,
                () -> Api.at(
                        "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), UUID.randomUUID()),
                bean -> bean.setScope(TestClassScope.NAME));
        registry.registerBean(
                Events.class,
                () -> new Events(environment.getRequiredProperty("saldo.kafka.bootstrap-servers")),
                bean -> bean.setScope(TestClassScope.NAME));
        registry.registerBean(
                Superuser.class,
                () -> new Superuser(environment.getRequiredProperty("saldo.database.name")),
                bean -> bean.setLazyInit(true));
    }

    /** Found by Spring in {@code META-INF/spring.factories}. */
    static final class Factory implements ContextCustomizerFactory {

        @Override
        public @Nullable ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            var found = TestContextAnnotationUtils.findMergedAnnotation(testClass, SaldoTest.class);
            return found == null ? null : new SaldoTestBeans(found.fresh() ? testClass : null);
        }
    }
}
