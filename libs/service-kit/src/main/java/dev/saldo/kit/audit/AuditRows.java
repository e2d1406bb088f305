package dev.saldo.kit.audit;

import dev.saldo.contracts.access.Scope;
import dev.saldo.kit.audit.Trail.Written;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.security.AccessRule;
import dev.saldo.kit.security.AccessTable;
import dev.saldo.kit.security.Caller;
import dev.saldo.kit.time.Times;
import dev.saldo.kit.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the rows of a write out of its request, its answer, and what it told on its way. */
final class AuditRows {

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String REQUEST_ID = "X-Request-Id";

    private final AccessTable access;
    private final JsonMapper json;
    private final Changes changes;
    private final Clock clock;
    private final String service;

    AuditRows(AccessTable access, JsonMapper json, Clock clock, String service) {
        this.access = access;
        this.json = json;
        this.changes = new Changes(json);
        this.clock = clock;
        this.service = service;
    }

    /** What the caller gave as their reason; null when they gave none. */
    static @Nullable String reason(ServerWebExchange exchange) {
        var reason = exchange.getRequest().getHeaders().getFirst(Audit.REASON);
        if (reason == null || reason.isBlank()) {
            return null;
        }
        if (reason.length() > Audit.LONGEST_REASON) {
            throw Problem.malformed(Audit.REASON, "must have at most %d characters".formatted(Audit.LONGEST_REASON));
        }
        return reason;
    }

    List<AuditRow> of(
            Caller caller, ServerWebExchange exchange, @Nullable String reason, Trail trail, ResponseEntity<?> answer) {
        var written = trail.written().isEmpty() ? List.of(only(exchange, trail, answer)) : trail.written();
        var operation = operation(exchange);
        return written.stream()
                .map(one -> new AuditRow(
                        Ids.next(),
                        Times.now(clock),
                        service,
                        caller.subject(),
                        caller.role().wire(),
                        operation,
                        aggregateType(operation),
                        one.id(),
                        one.version(),
                        exchange.getRequest().getHeaders().getFirst(REQUEST_ID),
                        reason,
                        changes.between(one.before(), one.after())))
                .toList();
    }

    /** Without a request: nobody's role but the service's own. */
    AuditRow of(
            String subject,
            String operation,
            String aggregateType,
            UUID id,
            @Nullable Object before,
            @Nullable Object after) {
        return new AuditRow(
                Ids.next(),
                Times.now(clock),
                service,
                subject,
                Caller.SYSTEM,
                operation,
                aggregateType,
                id,
                version(null, after == null ? null : json.valueToTree(after)),
                null,
                null,
                changes.between(before, after));
    }

    private Written only(ServerWebExchange exchange, Trail trail, ResponseEntity<?> answer) {
        var view = answer.getBody();
        var after = view == null ? null : json.<JsonNode>valueToTree(view);
        var id = idInPath(exchange);
        return new Written(
                id == null ? idIn(after) : id, version(answer.getHeaders().getETag(), after), trail.before(), view);
    }

    private String aggregateType(String operation) {
        return access.of(operation)
                .map(AccessRule::scope)
                .map(Scope::resource)
                .map(resource -> resource.aggregate())
                .orElse("request");
    }

    private static String operation(ServerWebExchange exchange) {
        var pattern = exchange.getRequiredAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return exchange.getRequest().getMethod() + " " + pattern;
    }

    /** The first id in the path is the aggregate's; what follows are its parts. */
    private static @Nullable UUID idInPath(ServerWebExchange exchange) {
        Map<String, String> variables =
                exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        var first = VARIABLE.matcher(operation(exchange));
        return first.find() ? uuid(variables.getOrDefault(first.group(1), "")) : null;
    }

    private static @Nullable UUID idIn(@Nullable JsonNode view) {
        var id = view == null ? null : view.get("id");
        return id == null || !id.isString() ? null : uuid(id.stringValue());
    }

    private static @Nullable Long version(@Nullable String etag, @Nullable JsonNode view) {
        var version = view == null ? null : view.get("version");
        if (version != null && version.isIntegralNumber()) {
            return version.longValue();
        }
        var digits = etag == null ? "" : etag.replace("\"", "");
        return digits.matches("\\d{1,18}") ? Long.valueOf(digits) : null;
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
