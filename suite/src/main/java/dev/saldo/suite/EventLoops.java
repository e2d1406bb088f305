package dev.saldo.suite;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.HttpResources;

/** Netty's event loops belong to the JVM: the first context that closes must not take them from the others. */
final class EventLoops {

    private EventLoops() {}

    /** Gives the context the JVM's event loops as borrowed ones, which it leaves alone when it closes. */
    static void keepOpen(ConfigurableApplicationContext context) {
        var borrowed = new ReactorResourceFactory();
        borrowed.setUseGlobalResources(false);
        borrowed.setLoopResources(HttpResources.get());
        borrowed.setConnectionProvider(HttpResources.get());
        context.getBeanFactory().registerSingleton("reactorResourceFactory", borrowed);
    }
}
