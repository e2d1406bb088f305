package dev.saldo.gateway.edge;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps connections that clients reuse alive in both directions. */
@Configuration(proxyBeanMethods = false)
class KeepAliveConfiguration {

    @Bean
    NettyServerCustomizer resumeReading() {
        return server ->
                server.doOnConnection(connection -> connection.addHandlerLast("resume-reading", new ResumeReading()));
    }
}
