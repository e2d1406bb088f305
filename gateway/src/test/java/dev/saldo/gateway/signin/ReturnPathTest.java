package dev.saldo.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/sales/1?tab=lines&x=%20#notes", "/a//b", "/@evil.example", "/a:b"})
    void aPageOfThisHostIsKept(String path) {
        assertThat(ReturnPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "docs",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/a\\b",
                "/\t/evil.example",
                "/\n/evil.example",
                " /docs",
                "/é",
                "/a\"b",
                "/<script>",
                "https://evil.example",
                "javascript:alert(1)",
                "/%zz"
            })
    void anythingElseLeadsToTheDocs(String path) {
        assertThat(ReturnPath.of(path)).isEqualTo("/docs");
    }

    @Test
    void nothingAndTooMuchLeadToTheDocs() {
        assertThat(ReturnPath.of(null)).isEqualTo("/docs");
        assertThat(ReturnPath.of("/" + "a".repeat(1001))).isEqualTo("/docs");
    }
}
