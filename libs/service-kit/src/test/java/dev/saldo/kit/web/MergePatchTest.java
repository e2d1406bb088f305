package dev.saldo.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.money.Money;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MergePatchTest {

    record Settings(
            @NotBlank String name,
            @Nullable String note,
            @NotNull @MoneyPositive Money price,
            @Nullable LocalDate due,
            List<String> tags,
            Map<String, Object> metadata) {}

    private static final Settings BEFORE = new Settings(
            "Acme",
            "old",
            Money.of("1.00", "USD"),
            LocalDate.of(2026, 1, 31),
            List.of("a", "b"),
            Map.of("x", 1, "y", 2));

    private final JsonMapper json = strictMapper();
    private final MergePatch patch =
            new MergePatch(json, Validation.buildDefaultValidatorFactory().getValidator());

    @Test
    void whatIsNotNamedStaysAsItIs() {
        assertThat(apply("{}")).isEqualTo(BEFORE);
    }

    @Test
    void nullRemovesAndObjectsMergeWhileArraysAreReplaced() {
        var after = apply("""
                {"note": null, "tags": ["c"], "metadata": {"y": null, "z": 3}, "price": {"amount": "2.00"}}""");

        assertThat(after.note()).isNull();
        assertThat(after.tags()).containsExactly("c");
        assertThat(after.metadata()).containsOnly(Map.entry("x", 1), Map.entry("z", 3));
        assertThat(after.price()).isEqualTo(Money.of("2.00", "USD"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"colour": "red"}                  | 400 | /colour
            {"name": 7}                        | 400 | /name
            {"price": "2.00"}                  | 400 | /price
            {"price": {"amount": 2}}           | 400 | /price
            {"price": {"amount": "10000000000000.00"}} | 422 | /price
            {"price": {"amount": "2.00", "currency": "usd"}} | 422 | /price/currency
            {"due": 7}                         | 400 | /due
            {"due": []}                        | 400 | /due
            {"due": [2026, 2, 1]}              | 400 | /due
            {"due": "2026-02-30"}              | 400 | /due
            {"due": "2026-02-01T00:00:00Z"}    | 400 | /due
            {"name": " "}                      | 422 | /name
            {"name": null}                     | 422 | /name
            {"price": {"amount": "-2.00"}}     | 422 | /price
            {"name": "a\\u0000b"}              | 400 | /name
            """)
    void whatCannotBeIsPointedAt(String body, int status, String pointer) {
        assertThatThrownBy(() -> apply(body)).satisfies(error -> {
            var problem = Problems.of(error);
            assertThat(problem.status().value()).isEqualTo(status);
            assertThat(problem.errors()).extracting(Problem.InputError::pointer).containsExactly(pointer);
        });
    }

    @Test
    void aPatchIsAnObject() {
        assertThatThrownBy(() -> apply("[]")).isInstanceOf(Problem.class);
    }

    private Settings apply(String body) {
        return patch.apply(json.readTree(body), BEFORE);
    }

    private static JsonMapper strictMapper() {
        var builder = JsonMapper.builder();
        new WebAutoConfiguration().strictJson().customize(builder);
        return builder.build();
    }
}
