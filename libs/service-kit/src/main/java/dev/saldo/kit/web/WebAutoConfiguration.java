package dev.saldo.kit.web;

import dev.saldo.contracts.ContractJson;
import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.audit.Audit;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** What controllers of all services share. */
@AutoConfiguration
@ConditionalOnSaldoService
@EnableConfigurationProperties(GatheringProperties.class)
class WebAutoConfiguration {

    /** Requests are read strictly: what a caller cannot have meant is refused, not guessed. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return json -> json.addModule(ContractJson.moneyModule(ContractJson.MOST_ASKED_FOR))
                .addModule(new SimpleModule("saldo-strict")
                        .addDeserializer(String.class, new StrictStrings())
                        .addDeserializer(Instant.class, new StrictInstants())
                        .addDeserializer(LocalDate.class, new StrictDates()))
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfigDefaults(
                        coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    ProblemHandler problemHandler(ProblemWriter writer) {
        return new ProblemHandler(writer);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    TraceFilter traceFilter() {
        return new TraceFilter();
    }

    @Bean
    FullAnswers fullAnswers() {
        return new FullAnswers();
    }

    @Bean
    NettyServerCustomizer resumeReading() {
        return server ->
                server.doOnConnection(connection -> connection.addHandlerLast("resume-reading", new ResumeReading()));
    }

    @Bean
    IdempotencyTable idempotencyTable(DatabaseClient db) {
        return new IdempotencyTable(db);
    }

    @Bean
    Idempotency idempotency(
            IdempotencyTable table, TransactionalOperator transaction, Audit audit, JsonMapper json, Clock clock) {
        return new Idempotency(table, transaction, audit, json, clock);
    }

    @Bean
    Gathering gathering(
            Idempotency idempotency,
            IdempotencyTable table,
            Audit audit,
            TransactionalOperator transaction,
            Clock clock,
            GatheringProperties properties,
            MeterRegistry meters) {
        return new Gathering(idempotency, table, audit, transaction, clock, properties, meters);
    }

    @Bean
    IdempotencyBatch idempotencyBatch(IdempotencyTable table) {
        return new IdempotencyBatch(table);
    }

    @Bean
    MergePatch mergePatch(JsonMapper json, Validator validator) {
        return new MergePatch(json, validator);
    }

    @Bean
    WebFluxRegistrations strictQueries() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new StrictQueries();
            }
        };
    }

    @Bean
    WebFluxConfigurer pagingParameter() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new PagingArgumentResolver());
            }
        };
    }
}
