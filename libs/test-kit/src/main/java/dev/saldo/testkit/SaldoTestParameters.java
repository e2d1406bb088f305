package dev.saldo.testkit;

import java.lang.reflect.Method;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Lets test methods, too, take {@link Api}, {@link Events} and {@link Superuser}; constructors get them from Spring. */
final class SaldoTestParameters implements ParameterResolver {

    private static final Set<Class<?>> TYPES = Set.of(Api.class, Events.class, Superuser.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getDeclaringExecutable() instanceof Method
                && TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return SpringExtension.getApplicationContext(context)
                .getBean(parameter.getParameter().getType());
    }
}
