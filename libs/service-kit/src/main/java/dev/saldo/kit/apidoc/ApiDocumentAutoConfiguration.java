package dev.saldo.kit.apidoc;

import dev.saldo.contracts.access.Resource;
import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.security.AccessTable;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.web.Choice;
import dev.saldo.kit.web.Paging;
import dev.saldo.money.Money;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.tags.Tag;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Makes the OpenAPI document show what callers see: money, paging, headers, who may do it, problems. */
@AutoConfiguration
@ConditionalOnSaldoService
class ApiDocumentAutoConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Paging.class)
                .replaceWithSchema(Money.class, Schemas.money())
                .replaceWithSchema(JsonNode.class, new ObjectSchema().description("A JSON object"));
    }

    @Bean
    GlobalOperationComponentsCustomizer habitsOfTheHouse(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers, AccessTable table) {
        return new DescribedOperations(handlers, table);
    }

    /** All tags of the suite in the order of importance, so that any first document orders the merged one. */
    @Bean
    OpenApiCustomizer tagsInOrder() {
        return document -> document.setTags(Arrays.stream(Resource.values())
                .map(resource -> new Tag().name(DescribedOperations.tag(resource)))
                .toList());
    }

    @Bean
    OpenApiCustomizer plainSchemas() {
        return document -> Schemas.of(document.getComponents()).forEach(Schemas::settle);
    }

    @Bean
    PropertyCustomizer wordsOfProperties() {
        return (property, type) -> {
            var words =
                    words(type.getCtxAnnotations() == null ? Stream.empty() : Arrays.stream(type.getCtxAnnotations()));
            return words == null ? property : Schemas.withWords(property, words);
        };
    }

    @Bean
    ParameterCustomizer wordsOfParameters() {
        return (parameter, method) -> {
            var words = words(Arrays.stream(method.getParameterAnnotations()));
            if (words != null) {
                parameter.setSchema(Schemas.withWords(parameter.getSchema(), words));
            }
            return parameter;
        };
    }

    private static @Nullable List<String> words(Stream<Annotation> annotations) {
        return annotations
                .filter(OneOf.class::isInstance)
                .map(annotation -> Choice.words(((OneOf) annotation).value()))
                .findFirst()
                .orElse(null);
    }
}
