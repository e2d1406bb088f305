package dev.saldo.kit.apidoc;

import dev.saldo.contracts.access.Resource;
import dev.saldo.contracts.access.Role;
import dev.saldo.kit.audit.Audit;
import dev.saldo.kit.security.AccessRule;
import dev.saldo.kit.security.AccessRule.Admission;
import dev.saldo.kit.security.AccessTable;
import dev.saldo.kit.web.Idempotency;
import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.Paging;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Says of each operation what the kit does for all of them. */
final class DescribedOperations implements GlobalOperationComponentsCustomizer {

    private static final String JSON = "application/json";
    private static final String ACCEPTED = "202";
    private static final String OK = "200";
    private static final int LONGEST_ETAG = 40;

    private final RequestMappingHandlerMapping handlers;
    private final AccessTable table;

    DescribedOperations(RequestMappingHandlerMapping handlers, AccessTable table) {
        this.handlers = handlers;
        this.table = table;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return customize(operation, new Components(), handler);
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        mapping(handler).ifPresent(mapping -> describe(operation, handler, mapping));
        if (takesPaging(handler)) {
            addPaging(operation);
        }
        if (handler.hasMethodAnnotation(HonoursIfMatch.class)) {
            operation.addParametersItem(header(
                    HttpHeaders.IF_MATCH,
                    "The ETag of the version to change; 412 when it is not the present one",
                    LONGEST_ETAG));
        }
        patched(handler)
                .ifPresent(patched -> operation.setRequestBody(new RequestBody()
                        .required(true)
                        .content(content(JSON, new MediaType().schema(Schemas.patch(patched.value(), components))))));
        alsoOk(operation);
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem detail (RFC 9457)")
                                .content(content(
                                        "application/problem+json",
                                        new MediaType().schema(Schemas.problem(components)))));
        return operation;
    }

    static String tag(Resource resource) {
        return resource == Resource.API_KEYS
                ? "API keys"
                : StringUtils.capitalize(
                        resource.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private Optional<RequestMappingInfo> mapping(HandlerMethod handler) {
        return handlers.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getMethod().equals(handler.getMethod())
                        && entry.getValue().getBeanType().equals(handler.getBeanType()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void describe(Operation operation, HandlerMethod handler, RequestMappingInfo mapping) {
        var method =
                mapping.getMethodsCondition().getMethods().iterator().next().name();
        var path =
                mapping.getPatternsCondition().getPatterns().iterator().next().getPatternString();
        if (!isNamed(handler)) {
            operation.setOperationId(
                    OperationIds.of(method, path, handler.getMethod().getName(), answersPage(handler)));
        }
        if (!method.equals("GET")) {
            operation
                    .addParametersItem(header(
                            Idempotency.KEY,
                            "Makes the write happen once: the same key and body get the first answer again",
                            Idempotency.LONGEST_KEY))
                    .addParametersItem(header(Audit.REASON, "Why, for the audit", Audit.LONGEST_REASON));
        }
        table.of(method + " " + path).ifPresent(rule -> describe(operation, rule));
    }

    /** Every operation says what it needs; docs/authorization.md is made of this. */
    private static void describe(Operation operation, AccessRule rule) {
        if (rule.scope() != null) {
            operation.setTags(List.of(tag(rule.scope().resource())));
            operation.addExtension("x-saldo-scope", rule.scope().wire());
        }
        if (rule.admission() == Admission.ANYBODY) {
            operation.setSecurity(List.of());
        } else {
            var roles = new LinkedHashMap<String, String>();
            EnumSet.allOf(Role.class).forEach(role -> roles.put(role.wire(), rule.cell(role)));
            operation.addExtension("x-saldo-roles", roles);
        }
    }

    private static boolean isNamed(HandlerMethod handler) {
        var documented = handler.getMethodAnnotation(io.swagger.v3.oas.annotations.Operation.class);
        return documented != null && !documented.operationId().isEmpty();
    }

    private static boolean answersPage(HandlerMethod handler) {
        return ResolvableType.forMethodReturnType(handler.getMethod())
                        .getGeneric(0)
                        .resolve()
                == Page.class;
    }

    private static boolean takesPaging(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Paging.class);
    }

    private static Optional<Patches> patched(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .flatMap(parameter -> Optional.ofNullable(parameter.getParameterAnnotation(Patches.class)).stream())
                .findFirst();
    }

    /** What is accepted for later may have been done by the time of the answer. */
    private static void alsoOk(Operation operation) {
        var accepted = operation.getResponses().get(ACCEPTED);
        if (accepted != null && !operation.getResponses().containsKey(OK)) {
            operation
                    .getResponses()
                    .addApiResponse(
                            OK, new ApiResponse().description("Done already").content(accepted.getContent()));
        }
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

    private static Content content(String type, MediaType body) {
        return new Content().addMediaType(type, body);
    }

    private static Parameter query(String name, String description) {
        return new Parameter().in("query").name(name).description(description).required(false);
    }

    private static Parameter header(String name, String description, int longest) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema().maxLength(longest));
    }
}
