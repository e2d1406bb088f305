package dev.saldo.kit.web;

import dev.saldo.kit.ConditionalOnSaldoService;
import dev.saldo.kit.security.Caller;
import dev.saldo.money.Money;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;

/** Makes the OpenAPI document show what callers see: money, paging, idempotency keys, problems. */
@AutoConfiguration
@ConditionalOnSaldoService
class ApiDocumentAutoConfiguration {

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Paging.class)
                .replaceWithSchema(Money.class, money())
                .replaceWithSchema(JsonNode.class, new ObjectSchema().description("A JSON object"));
    }

    @Bean
    OperationCustomizer habitsOfTheHouse() {
        return (operation, method) -> {
            if (takesPaging(method)) {
                addPaging(operation);
            }
            if (!method.hasMethodAnnotation(GetMapping.class)) {
                operation.addParametersItem(header(
                        Idempotency.KEY,
                        "Makes the write happen once: the same key and body get the first answer again"));
            }
            operation.getResponses().addApiResponse("default", problem());
            return operation;
        };
    }

    private static boolean takesPaging(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Paging.class);
    }

    private static void addPaging(Operation operation) {
        var limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(Paging.MOST));
        limit.setDefault(Paging.USUAL);
        operation
                .addParametersItem(query("limit", "How many at most").schema(limit))
                .addParametersItem(query("after", "The next of the page before").schema(new StringSchema()))
                .addParametersItem(query("sort", "What to sort by; a leading - sorts descending")
                        .schema(new StringSchema()));
    }

    private static Schema<?> money() {
        return new ObjectSchema()
                .addProperty(
                        "amount",
                        new StringSchema()
                                .description("In major units, such as 19.99")
                                .example("19.99"))
                .addProperty(
                        "currency", new StringSchema().description("ISO 4217").example("USD"))
                .addRequiredItem("amount")
                .addRequiredItem("currency");
    }

    private static ApiResponse problem() {
        var body = new ObjectSchema()
                .addProperty("type", new StringSchema().example("urn:saldo:problem:not-found"))
                .addProperty("code", new StringSchema().example("not-found"))
                .addProperty("status", new IntegerSchema().example(404))
                .addProperty("detail", new StringSchema());
        return new ApiResponse()
                .description("A problem detail (RFC 9457)")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(body)));
    }

    private static Parameter query(String name, String description) {
        return new Parameter().in("query").name(name).description(description).required(false);
    }

    private static Parameter header(String name, String description) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema().maxLength(255));
    }
}
