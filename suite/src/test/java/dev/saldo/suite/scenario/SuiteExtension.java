package dev.saldo.suite.scenario;

import dev.saldo.suite.RunningSuite;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives scenarios the running suite, and checks the books they leave behind. */
final class SuiteExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(SuiteExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return List.of(Shop.class, Saldo.class, Broker.class, RunningSuite.class, DemoAccounts.class)
                .contains(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        var suite = suite(context);
        if (type == Saldo.class) {
            return suite.saldo();
        }
        if (type == RunningSuite.class) {
            return suite.running();
        }
        if (type == DemoAccounts.class) {
            return new DemoAccounts(suite.running().url(), suite.accounts());
        }
        return type == Broker.class ? suite.broker() : shop(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            shop(context).booksAreRight();
        }
    }

    private static Shop shop(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Shop.class, _ -> new Shop(suite(context).saldo()), Shop.class);
    }

    private static SuiteUnderTest suite(ExtensionContext context) {
        // Not the root's: where classes are spread over several JVMs, each of them is a run of its own.
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(SuiteUnderTest.class, _ -> SuiteUnderTest.start(), SuiteUnderTest.class);
    }
}
