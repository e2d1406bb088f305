package dev.saldo.gateway;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one gateway for the whole run, with services that behave again before each test. */
public final class SharedGateway implements ParameterResolver, BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        gateway(context).resetServices();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GatewayUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return gateway(context);
    }

    private static GatewayUnderTest gateway(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(
                        GatewayUnderTest.class,
                        _ -> GatewayUnderTest.start(
                                "saldo.cors.allowed-origins=https://shop.example",
                                "saldo.rate-limit.failures-per-minute=100000"),
                        GatewayUnderTest.class);
    }
}
