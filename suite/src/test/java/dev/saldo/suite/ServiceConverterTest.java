package dev.saldo.suite;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceConverterTest {

    @ParameterizedTest
    @CsvSource({
        "dev.saldo.billing.invoice.Invoices, reactor-tcp-epoll-1, billing",
        "org.springframework.boot.web.Server, catalog,             catalog",
        "dev.saldo.kit.inbox.EventListeners, sales.copy-registered-platform-0-C-1, sales",
        "dev.saldo.kit.outbox.OutboxRelay,   outbox-relay,         -",
        "org.example.Billings,               main,                 -"
    })
    void namesTheServiceOfALine(String logger, String thread, String service) {
        var event = new LoggingEvent();
        event.setLoggerName(logger);
        event.setThreadName(thread);

        assertThat(new ServiceConverter().convert(event)).isEqualTo(service);
    }
}
