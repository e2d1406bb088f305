package dev.saldo.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.web.reactive.function.server.RequestPredicates.all;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Services that get one thing wrong are found out. */
class BadInputTest {

    private static final String NOTE = "/api/v1/notes/" + UUID.randomUUID();
    private static final Map<String, Object> BODY =
            Map.of("text", "milk", "amount", Map.of("amount", "19.99"), "metadata", Map.of("colour", "red"));

    @Test
    void aServiceThatRefusesEverythingAsAProblemPasses() {
        var api = serving(_ -> problem("application/problem+json", "urn:saldo:problem:malformed"));

        assertThatCode(() -> BadInput.against(api)
                        .send(HttpMethod.POST, NOTE, BODY)
                        .send(HttpMethod.DELETE, NOTE, null)
                        .list("/api/v1/notes"))
                .doesNotThrowAnyException();
    }

    @Test
    void aServiceThatAcceptsEverythingIsFoundOut() {
        var api = serving(_ -> ServerResponse.ok().build());

        assertThatThrownBy(() -> BadInput.against(api).send(HttpMethod.POST, NOTE, BODY))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a method nobody offers: accepted")
                .hasMessageContaining("content type text/plain: accepted")
                .hasMessageContaining("nothing: accepted")
                .hasMessageContaining("half of it: accepted")
                .hasMessageContaining("an array: accepted")
                .hasMessageContaining("an unknown field in '': accepted")
                .hasMessageContaining("an unknown field in '/amount': accepted")
                .hasMessageContaining("another id: accepted")
                .hasMessageContaining("/text is 1.5: accepted")
                .hasMessageContaining("/text is \"xxx")
                .hasMessageContaining("/metadata is true: accepted")
                .hasMessageNotContaining("an unknown field in '/metadata'")
                .hasMessageNotContaining("/metadata/colour is")
                .hasMessageNotContaining("/text is null")
                .hasMessageNotContaining("/text is \"x\"");
    }

    @Test
    void anActThatIgnoresWhatItIsSentIsFoundOut() {
        var api = serving(_ -> ServerResponse.ok().build());

        assertThatThrownBy(() -> BadInput.against(api).send(HttpMethod.POST, NOTE + "/publish", null))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("an unknown field: accepted")
                .hasMessageContaining("an array: accepted")
                .hasMessageContaining("half of an object: accepted");
    }

    @Test
    void aServiceThatRefusesValuesRowByRowIsFine() {
        var api = serving(_ -> ServerResponse.ok().build());

        assertThatThrownBy(() -> BadInput.against(api).sendRows(HttpMethod.POST, "/api/v1/notes", List.of(BODY)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("an object: accepted")
                .hasMessageContaining("/0/text is 1.5: accepted")
                .hasMessageNotContaining("/0/text is \"xxx");
    }

    @Test
    void aServiceThatBreaksOnOneValueIsFoundOut() {
        var api = serving(request -> request.bodyToMono(String.class)
                .defaultIfEmpty("")
                .flatMap(body -> body.contains("a\\u0000b")
                        ? ServerResponse.status(HttpStatus.INTERNAL_SERVER_ERROR)
                                .build()
                        : problem("application/problem+json", "urn:saldo:problem:malformed")));

        assertThatThrownBy(() -> BadInput.against(api).send(HttpMethod.POST, NOTE, BODY))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bad requests were answered wrongly")
                .hasMessageContaining("/text is \"a\\u0000b\": neither accepted nor refused")
                .hasMessageContaining("/amount/amount is \"a\\u0000b\": neither accepted nor refused");
    }

    @Test
    void aServiceThatBreaksOnAnIdOrAParameterIsFoundOut() {
        var api = serving(_ -> ServerResponse.status(HttpStatus.BAD_GATEWAY).build());

        assertThatThrownBy(() -> BadInput.against(api).send(HttpMethod.GET, NOTE, null))
                .hasMessageContaining("another id: neither accepted nor refused")
                .hasMessageContaining("/api/v1/notes/not-a-uuid");
        assertThatThrownBy(() -> BadInput.against(api).list("/api/v1/notes"))
                .hasMessageContaining("/api/v1/notes?limit=-1");
    }

    @Test
    void aRefusalThatIsNoProblemDetailIsFoundOut() {
        var noType = serving(_ -> problem("application/problem+json", "about:blank"));
        var noProblem = serving(_ -> problem("application/json", "urn:saldo:problem:malformed"));

        assertThatThrownBy(() -> BadInput.against(noType).send(HttpMethod.GET, NOTE, null))
                .hasMessageContaining("refused without a problem detail");
        assertThatThrownBy(() -> BadInput.against(noProblem).send(HttpMethod.GET, NOTE, null))
                .hasMessageContaining("refused without a problem detail");
    }

    private static Api serving(Function<ServerRequest, Mono<ServerResponse>> service) {
        var client =
                WebTestClient.bindToRouterFunction(route(all(), service::apply)).build();
        return Api.of(client, "", UUID.randomUUID());
    }

    private static Mono<ServerResponse> problem(String contentType, String type) {
        return ServerResponse.badRequest()
                .contentType(MediaType.parseMediaType(contentType))
                .bodyValue("{\"type\": \"%s\"}".formatted(type));
    }
}
