package dev.saldo.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** What every problem of the gateway must look like. */
public final class ProblemAssert {

    private ProblemAssert() {}

    public static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        var body = GatewayUnderTest.json(response);
        assertThat(body.path("type").stringValue()).isEqualTo("urn:saldo:problem:" + code);
        assertThat(body.path("code").stringValue()).isEqualTo(code);
        assertThat(body.path("status").intValue()).isEqualTo(status);
        assertThat(body.path("requestId").stringValue())
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(response.body()).doesNotContain("Exception", "localhost", "127.0.0.1");
    }
}
