package dev.saldo.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.saldo.catalog.platform.PlatformCopy;
import dev.saldo.contracts.ContractJson;
import dev.saldo.kit.web.Problem.InputError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PlanRulesTest {

    private static final JsonMapper JSON = ContractJson.mapper();
    private static final UUID PRODUCT = new UUID(0, 1);
    private static final UUID VAT = new UUID(0, 2);
    private static final UUID NORTH = new UUID(0, 3);
    private static final UUID CLOSED = new UUID(0, 4);
    private static final UUID NOBODY = new UUID(0, 5);
    private static final UUID STORE = new UUID(0, 6);

    private static final Known KNOWN = new Known(
            Set.of(PRODUCT),
            Set.of(VAT),
            Map.of(
                    NORTH, new PlatformCopy(STORE, NORTH, "North", "USD", "ACTIVE", 1),
                    CLOSED, new PlatformCopy(STORE, CLOSED, "Closed", "USD", "DELETED", 1)),
            null);

    private static final String GOOD = """
            {"productId": "%s", "name": "Music", "period": "monthly",
             "prices": [{"currency": "USD", "model": "flat", "amount": "9.90"}]}""".formatted(PRODUCT);

    /** What is different from the good plan, and where it is wrong for that. */
    static Stream<Arguments> badPlans() {
        return Stream.of(
                bad("productId: null, name: null, period: null, prices: null", "/productId /name /period /prices"),
                bad("productId: '%s'".formatted(NOBODY), "/productId"),
                bad("name: ' '", "/name"),
                bad("name: '%s'".formatted("x".repeat(201)), "/name"),
                bad("slug: 'Music'", "/slug"),
                bad("slug: 'a--b'", "/slug"),
                bad("slug: '%s'".formatted("x".repeat(61)), "/slug"),
                bad("description: '%s'".formatted("x".repeat(2001)), "/description"),
                bad("group: ''", "/group"),
                bad("group: ' own'", "/group"),
                bad("group: '%s'".formatted("x".repeat(51)), "/group"),
                bad("period: 'hourly'", "/period"),
                bad("interval: 0", "/interval"),
                bad("period: 'daily', interval: 366", "/interval"),
                bad("period: 'weekly', interval: 53", "/interval"),
                bad("period: 'monthly', interval: 61", "/interval"),
                bad("period: 'yearly', interval: 6", "/interval"),
                bad("minimumQuantity: 0", "/minimumQuantity"),
                bad("trialDays: -1", "/trialDays"),
                bad("trialDays: 731", "/trialDays"),
                bad("trialEnd: 'perhaps'", "/trialEnd"),
                bad("graceDays: -1", "/graceDays"),
                bad("graceDays: 366", "/graceDays"),
                bad("autoClose: 0", "/autoClose"),
                bad("validFrom: '2026-02-30', validUntil: 'soon'", "/validFrom /validUntil"),
                bad("validFrom: '1969-12-31', validUntil: '+999999999-12-31'", "/validFrom /validUntil"),
                bad("validFrom: '2026-02-01', validUntil: '2026-02-01'", "/validUntil"),
                bad("taxIds: ['%s', '%s', '%s', null]".formatted(VAT, VAT, NOBODY), "/taxIds/1 /taxIds/2 /taxIds/3"),
                bad("supply: {}", "/supply/platformId /supply/buyingPrice"),
                bad(supply(NOBODY, "1.00", "USD"), "/supply/platformId"),
                bad(supply(CLOSED, "1.00", "USD"), "/supply/platformId"),
                bad(supply(NORTH, "1.00", "EUR"), "/supply/buyingPrice/currency"),
                bad(supply(NORTH, "-1.00", "USD"), "/supply/buyingPrice"),
                bad("prices: []", "/prices"),
                bad("prices: [null]", "/prices/0"),
                bad("prices: [{}]", "/prices/0/currency /prices/0/model"),
                bad(prices("currency: 'usd', model: 'flat', amount: '1'"), "/prices/0/currency"),
                bad(prices("currency: 'XAU', model: 'flat', amount: '1'"), "/prices/0/currency"),
                bad(prices("currency: 'USD', model: 'free', amount: '1'"), "/prices/0/model"),
                bad(prices("currency: 'USD', model: 'flat'"), "/prices/0/amount"),
                bad(prices("currency: 'USD', model: 'per-unit', amount: '-1'"), "/prices/0/amount"),
                bad(prices("currency: 'USD', model: 'flat', amount: '1e2'"), "/prices/0/amount"),
                bad(prices("currency: 'USD', model: 'flat', amount: '0.1234567890123'"), "/prices/0/amount"),
                bad(prices("currency: 'USD', model: 'flat', amount: '1234567890123'"), "/prices/0/amount"),
                bad(
                        prices(
                                "currency: 'USD', model: 'flat', amount: '1'",
                                "currency: 'USD', model: 'flat', amount: '2'"),
                        "/prices/1/currency"),
                bad(prices("currency: 'USD', model: 'flat', amount: '1', packageSize: 5"), "/prices/0/packageSize"),
                bad(
                        prices("currency: 'USD', model: 'flat', amount: '1', tiers: [{unitAmount: '1'}]"),
                        "/prices/0/tiers"),
                bad(prices("currency: 'USD', model: 'package', amount: '1'"), "/prices/0/packageSize"),
                bad(
                        prices("currency: 'USD', model: 'package', packageSize: 0"),
                        "/prices/0/amount /prices/0/packageSize"),
                bad(prices("currency: 'USD', model: 'graduated'"), "/prices/0/tiers"),
                bad(
                        prices("currency: 'USD', model: 'volume', amount: '1', tiers: []"),
                        "/prices/0/amount /prices/0/tiers"),
                bad(tiers("{upTo: 10, unitAmount: '1'}"), "/prices/0/tiers/0/upTo"),
                bad(tiers("{unitAmount: '1'}, {unitAmount: '2'}"), "/prices/0/tiers/0/upTo"),
                bad(tiers("{upTo: 0, unitAmount: '1'}, {unitAmount: '2'}"), "/prices/0/tiers/0/upTo"),
                bad(
                        tiers("{upTo: 10, unitAmount: '2'}, {upTo: 10, unitAmount: '1'}, {unitAmount: '0'}"),
                        "/prices/0/tiers/1/upTo"),
                bad(
                        tiers("{upTo: 9, unitAmount: '2'}, null, {upTo: 8, unitAmount: '1'}, {unitAmount: '0'}"),
                        "/prices/0/tiers/1 /prices/0/tiers/2/upTo"),
                bad(tiers("{flatAmount: '-1'}"), "/prices/0/tiers/0/unitAmount /prices/0/tiers/0/flatAmount"),
                bad(
                        tiers(Stream.iterate(1, upTo -> upTo + 1)
                                        .limit(100)
                                        .map("{upTo: %d, unitAmount: '1'},"::formatted)
                                        .reduce("", String::concat)
                                + "{unitAmount: '1'}"),
                        "/prices"),
                bad(
                        prices("currency: 'USD', model: 'flat', amount: '1', setupFee: {amount: '1', currency: 'EUR'}"),
                        "/prices/0/setupFee/currency"),
                bad(
                        prices(
                                "currency: 'USD', model: 'flat', amount: '1', setupFee: {amount: '-1', currency: 'USD'}"),
                        "/prices/0/setupFee"),
                bad(
                        "name: '', interval: 0, trialDays: -1, productId: '%s', ".formatted(NOBODY)
                                + tiers("{upTo: 1}, {upTo: 0}"),
                        "/productId /name /interval /prices/0/tiers/0/unitAmount /prices/0/tiers/1/unitAmount"
                                + " /prices/0/tiers/1/upTo /trialDays"));
    }

    @ParameterizedTest
    @MethodSource("badPlans")
    void everyFaultIsNamedWithItsPlace(String difference, List<String> pointers) {
        assertThat(PlanRules.check(plan(difference), KNOWN))
                .extracting(InputError::pointer)
                .containsExactlyInAnyOrderElementsOf(pointers);
    }

    static Stream<Arguments> goodPlans() {
        return Stream.of(
                arguments(""),
                arguments("slug: 'a-9', group: 'Non-profit', rank: -1, description: ''"),
                arguments("period: 'daily', interval: 365, trialDays: 730, graceDays: 0, autoClose: 1"),
                arguments("trialEnd: 'end', pausable: true, renewable: false, minimumQuantity: 1000000"),
                arguments("validFrom: '2026-01-31', validUntil: '2026-02-01', taxIds: ['%s']".formatted(VAT)),
                arguments(supply(NORTH, "0.00", "USD")),
                arguments(prices(
                        "currency: 'JPY', model: 'per-unit', amount: '0.000000000001'",
                        "currency: 'KWD', model: 'package', amount: '0', packageSize: 1")),
                arguments(tiers("{unitAmount: '0', flatAmount: '10'}")),
                arguments(tiers("{upTo: 1, unitAmount: '9.9'}, {upTo: 2, unitAmount: '7.425'}, {unitAmount: '0'}")));
    }

    @ParameterizedTest
    @MethodSource("goodPlans")
    void aGoodPlanHasNoFaults(String difference) {
        assertThat(PlanRules.check(plan(difference), KNOWN)).isEmpty();
    }

    @Test
    void whatAPlanRefersToAlreadyStaysGoodWhateverBecameOfIt() {
        var written = plan("taxIds: ['%s'], ".formatted(VAT) + supply(NORTH, "1.00", "USD"));
        var before = Plan.created(new UUID(0, 7), written.edit("music"), PlanFixtures.JAN_1);
        var gone = new Known(Set.of(), Set.of(), Map.of(), before);

        assertThat(PlanRules.check(written, gone)).isEmpty();
        assertThat(PlanRules.check(plan("taxIds: ['%s'], ".formatted(VAT) + supply(NORTH, "2.00", "USD")), gone))
                .extracting(InputError::pointer)
                .containsExactly("/supply/platformId");
    }

    @Test
    void whatIsLeftOutIsAtItsDefault() {
        var edit = plan("").edit("music");

        assertThat(edit.head()).isEqualTo(new Head("music", null, "personal", null, true, null, null, Map.of()));
        assertThat(edit.terms().interval()).isEqualTo(1);
        assertThat(edit.terms().minimumQuantity()).isEqualTo(1);
        assertThat(edit.terms().trialDays()).isZero();
        assertThat(edit.terms().trialEnd()).isEqualTo(TrialEnd.CONVERT);
        assertThat(edit.terms().graceDays()).isEqualTo(7);
        assertThat(edit.terms().autoClose()).isNull();
        assertThat(edit.terms().pausable()).isFalse();
        assertThat(edit.terms().renewable()).isTrue();
    }

    @Test
    void equalAmountsAreWrittenInOneWay() {
        assertThat(amount("USD", "9.9")).isEqualTo("9.90");
        assertThat(amount("USD", "9.900")).isEqualTo("9.90");
        assertThat(amount("USD", "0.00125")).isEqualTo("0.00125");
        assertThat(amount("JPY", "500.0")).isEqualTo("500");
        assertThat(amount("KWD", "100")).isEqualTo("100.000");
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        var written = plan(tiers("{upTo: 10, unitAmount: '9.90', flatAmount: '5.00'}, {unitAmount: '7.425'}")
                + ", taxIds: ['%s'], ".formatted(VAT)
                + supply(NORTH, "4.20", "USD"));

        assertThat(WrittenTerms.of(written.written().terms()).terms())
                .isEqualTo(written.written().terms());
        assertThat(WrittenTerms.of(written.written().terms()).prices())
                .isEqualTo(written.written().prices());
    }

    private static @Nullable String amount(String currency, String amount) {
        var written = plan(prices("currency: '%s', model: 'flat', amount: '%s'".formatted(currency, amount)));
        return WrittenPrice.of(written.edit("music").terms().prices().getFirst())
                .amount();
    }

    private static SavePlanRequest plan(String difference) {
        var plan = (ObjectNode) JSON.readTree(GOOD);
        var json = "{%s}"
                .formatted(difference)
                .replaceAll("([a-zA-Z]+): ", "\"$1\": ")
                .replace('\'', '"');
        JSON.readTree(json).properties().forEach(field -> plan.set(field.getKey(), field.getValue()));
        return JSON.treeToValue(plan, SavePlanRequest.class);
    }

    private static Arguments bad(String difference, String pointers) {
        return arguments(difference, Arrays.asList(pointers.split(" ")));
    }

    private static String supply(UUID platform, String amount, String currency) {
        return "supply: {platformId: '%s', buyingPrice: {amount: '%s', currency: '%s'}}"
                .formatted(platform, amount, currency);
    }

    private static String prices(String... prices) {
        return "prices: [{%s}]".formatted(String.join("}, {", prices));
    }

    private static String tiers(String tiers) {
        return prices("currency: 'USD', model: 'graduated', tiers: [%s]".formatted(tiers));
    }
}
