package dev.saldo.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.contracts.ContractJson.UnacceptableMoney;
import dev.saldo.contracts.billing.InvoicePaid;
import dev.saldo.contracts.platform.PlatformRegistered;
import dev.saldo.contracts.sales.SaleRejected;
import dev.saldo.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class ContractJsonTest {

    private static final JsonMapper JSON = ContractJson.mapper();
    private static final UUID SALE = UUID.fromString("019ceba9-4a80-7a1b-8c2d-3e4f5a6b7c8d");
    private static final Instant MAR_14 = Instant.parse("2026-03-14T09:26:53.120845Z");

    @ParameterizedTest
    @CsvSource({
        "19.99, USD",
        "-3.50, EUR",
        "0.00, USD",
        "1200, JPY",
        "1.005, KWD",
        "92233720368547758.07, USD",
        "-9999999999999.99, USD",
    })
    void anAmountIsWrittenAndReadWithTheDecimalsOfItsCurrency(String amount, String currency) {
        var json = "{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount, currency);

        assertThat(JSON.writeValueAsString(Money.of(amount, currency))).isEqualTo(json);
        assertThat(JSON.readValue(json, Money.class)).isEqualTo(Money.of(amount, currency));
    }

    @ParameterizedTest
    @CsvSource({"5, USD, 5.00", "5.1, USD, 5.10", "007.50, USD, 7.50", "5.1000, USD, 5.10", "-0, USD, 0.00"})
    void anAmountMayBeWrittenInOtherWays(String amount, String currency, String same) {
        var json = "{\"currency\":\"%s\",\"amount\":\"%s\"}".formatted(currency, amount);

        assertThat(JSON.readValue(json, Money.class)).isEqualTo(Money.of(same, currency));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'amount':19.99,'currency':'USD'}                       | must have amount as a string",
                "{'amount':null,'currency':'USD'}                        | must have amount as a string",
                "{'amount':['1'],'currency':'USD'}                       | must have amount as a string",
                "{'currency':'USD'}                                      | must have amount as a string",
                "{'amount':'1'}                                          | must have currency as a string",
                "{'amount':'1','currency':840}                           | must have currency as a string",
                "{}                                                      | must have amount as a string",
                "{'amount':'','currency':'USD'}                          | must have a plain decimal amount",
                "{'amount':' 1','currency':'USD'}                        | must have a plain decimal amount",
                "{'amount':'+1','currency':'USD'}                        | must have a plain decimal amount",
                "{'amount':'.5','currency':'USD'}                        | must have a plain decimal amount",
                "{'amount':'1.','currency':'USD'}                        | must have a plain decimal amount",
                "{'amount':'1,50','currency':'USD'}                      | must have a plain decimal amount",
                "{'amount':'1e3','currency':'USD'}                       | must have a plain decimal amount",
                "{'amount':'1E+9','currency':'USD'}                      | must have a plain decimal amount",
                "{'amount':'0x10','currency':'USD'}                      | must have a plain decimal amount",
                "{'amount':'NaN','currency':'USD'}                       | must have a plain decimal amount",
                "{'amount':'Infinity','currency':'USD'}                  | must have a plain decimal amount",
                "{'amount':'\u0661\u0662','currency':'USD'}              | must have a plain decimal amount",
                "{'amount':'10000000000000000000','currency':'USD'}      | must not be above 92233720368547758.07 USD",
                "{'amount':'92233720368547758.08','currency':'USD'}      | must not be above 92233720368547758.07 USD",
                "{'amount':'0.00001','currency':'USD'}                   | must not have more than 2 decimals in USD",
                "{'amount':'0.001','currency':'USD'}                     | must not have more than 2 decimals in USD",
                "{'amount':'1.5','currency':'JPY'}                       | must not have more than 0 decimals in JPY",
                "{'amount':'1','currency':'ABC'}                         | must be an ISO 4217 code in capitals such as USD",
                "{'amount':'1','currency':'usd'}                         | must be an ISO 4217 code in capitals such as USD",
                "{'amount':'1','currency':''}                            | must be an ISO 4217 code in capitals such as USD",
                "{'amount':'1','currency':'XXX'}                         | must be an ISO 4217 code in capitals such as USD",
                "{'amount':'1','currency':'XAU'}                         | must be an ISO 4217 code in capitals such as USD",
                "{'amount':'1','currency':'USD','note':'x'}              | has an unknown field note",
                "['1','USD']                                             | must be an object with amount and currency",
                "[]                                                      | must be an object with amount and currency",
                "'19.99 USD'                                             | must be an object with amount and currency",
                "19.99                                                   | must be an object with amount and currency",
                "true                                                    | must be an object with amount and currency",
            })
    void whatIsNoExactAmountIsRefused(String json, String complaint) {
        assertThatThrownBy(() -> JSON.readValue(json.replace('\'', '"'), Money.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "1, usd",
        "0.001, USD",
        "-92233720368547758.08, USD",
    })
    void anAmountThatCanBeReadButNotBeHadIsToldApart(String amount, String currency) {
        var json = "{\"amount\": \"%s\", \"currency\": \"%s\"}".formatted(amount, currency);

        assertThatThrownBy(() -> JSON.readValue(json, Money.class)).isInstanceOf(UnacceptableMoney.class);
    }

    @Test
    void aBareNaNIsNotEvenJson() {
        assertThatThrownBy(() -> JSON.readValue("{\"amount\":NaN,\"currency\":\"USD\"}", Money.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void theComplaintNamesThePlace() {
        assertThatThrownBy(() -> JSON.readValue("""
                        {"grandTotal": {"amount": "1e3", "currency": "USD"}}""", InvoicePaid.class))
                .isInstanceOfSatisfying(
                        MismatchedInputException.class,
                        e -> assertThat(e.getPathReference()).endsWith("InvoicePaid[\"grandTotal\"]"));
    }

    @Test
    void instantsAreTextInUtcAndWhatIsAbsentIsLeftOut() {
        var rejected = new SaleRejected(SALE, null, "unknown-platform", MAR_14, 3);

        assertThat(JSON.writeValueAsString(rejected)).isEqualTo("""
                {"saleId":"019ceba9-4a80-7a1b-8c2d-3e4f5a6b7c8d","reason":"unknown-platform",\
                "rejectedAt":"2026-03-14T09:26:53.120845Z","version":3}""");
    }

    @Test
    void anInstantWithAnOffsetIsTheSameMoment() {
        var rejected = JSON.readValue("""
                {"rejectedAt": "2026-03-14T14:56:53.120845+05:30", "version": 3}""", SaleRejected.class);

        assertThat(rejected.rejectedAt()).isEqualTo(MAR_14);
    }

    @Test
    void aFieldOfALaterReleaseIsIgnored() {
        var registered = JSON.readValue("""
                {"platformId": "019ceba9-4a80-7a1b-8c2d-3e4f5a6b7c8d", "name": "Northwind", "currency": "USD",
                 "status": "ACTIVE", "overdraftLimit": {"amount": "5.00", "currency": "USD"}, "version": 1,
                 "region": {"code": "EU"}}""", PlatformRegistered.class);

        assertThat(registered)
                .isEqualTo(new PlatformRegistered(SALE, "Northwind", "USD", "ACTIVE", Money.of("5.00", "USD"), 1));
    }
}
