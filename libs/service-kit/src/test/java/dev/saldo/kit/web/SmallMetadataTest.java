package dev.saldo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmallMetadataTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private record Labelled(@Nullable @SmallMetadata Map<String, Object> metadata) {}

    static Stream<Arguments> metadata() {
        return Stream.of(
                Arguments.of("none", Map.of(), true),
                Arguments.of("any JSON", Map.of("a", List.of(1, "x", Map.of("b", true))), true),
                Arguments.of("null for a value", Collections.singletonMap("a", null), true),
                Arguments.of("50 members", members(50), true),
                Arguments.of("51 members", members(51), false),
                Arguments.of("more members further down", Map.of("a", members(51)), true),
                Arguments.of("16 kB", Map.of("a", "x".repeat(16 * 1024 - 8)), true),
                Arguments.of("a byte more", Map.of("a", "x".repeat(16 * 1024 - 7)), false),
                Arguments.of("16 k letters of two bytes", Map.of("a", "ü".repeat(16 * 1024 - 8)), false),
                Arguments.of("NUL in a name", Map.of("a\0", 1), false),
                Arguments.of("NUL deep down", Map.of("a", List.of(Map.of("b", "x\0y"))), false),
                Arguments.of("the name of NUL, not NUL", Map.of("a", "\\u0000"), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("metadata")
    void whatMayBeAttached(String what, Map<String, Object> metadata, boolean acceptable) {
        assertThat(violations(metadata).isEmpty()).as(what).isEqualTo(acceptable);
    }

    @Test
    void nothingAttachedIsFine() {
        assertThat(violations(null)).isEmpty();
    }

    @Test
    void itSaysWhatTheLimitsAre() {
        assertThat(violations(members(51)))
                .containsExactly("must have at most 50 members and 16 kB of JSON, and no NUL character");
    }

    private static List<String> violations(@Nullable Map<String, Object> metadata) {
        return VALIDATOR.validate(new Labelled(metadata)).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }

    private static Map<String, Object> members(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(index -> "name" + index, index -> index));
    }
}
