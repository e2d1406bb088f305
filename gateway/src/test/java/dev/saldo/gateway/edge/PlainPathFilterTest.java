package dev.saldo.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/sales",
                "/api/v1/sales/",
                "/api/v1/sales/a%20b",
                "/api/v1/sales/%C3%A9",
                "/docs/ui/swagger-ui.css",
                "/.well-known/jwks.json",
                "/a/...",
                "/a/..b"
            })
    void whatCanBeReadInOneWayIsPlain(String path) {
        assertThat(PlainPathFilter.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "/a//b",
                "/a/.",
                "/a/./b",
                "/a/..",
                "/a/../b",
                "/a/..;/b",
                "/a/%2e%2e/b",
                "/a/.%2E/b",
                "/a%2fb",
                "/a%5Cb",
                "/a\\b",
                "/a%252fb",
                "/a%00",
                "/a%0d%0a",
                "/a%7f",
                "/a%3bx",
                "/a%2"
            })
    void whatCanBeReadInTwoWaysIsNot(String path) {
        assertThat(PlainPathFilter.isPlain(path)).isFalse();
    }
}
