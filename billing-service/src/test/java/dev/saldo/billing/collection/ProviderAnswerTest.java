package dev.saldo.billing.collection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.billing.collection.ProviderAnswer.Failed;
import dev.saldo.billing.collection.ProviderAnswer.Succeeded;
import dev.saldo.billing.collection.ProviderAnswer.Unclear;
import dev.saldo.billing.collection.ProviderAnswer.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderAnswerTest {

    /** What becomes of it is the first word: succeeded, failed, or asked again. */
    @ParameterizedTest(name = "{1} {2} {3} {4} {5}: {0}")
    @CsvSource(textBlock = """
            succeeded ch_1,            200, succeeded, ch_1, ,
            succeeded ch_1,            201, succeeded, ch_1, ignored, ignored
            again,                     200, succeeded, ,     ,
            again,                     200, succeeded, ' ',  ,
            failed ch_1 no_funds,      200, failed,    ch_1, no_funds, ignored
            failed null declined,      200, failed,    ,     ,
            failed null declined,      200, failed,    ,     ' ',
            again,                     200, pending,   ch_1, ,
            again,                     200, SUCCEEDED, ch_1, ,
            again,                     200, ,          ,     ,
            again,                     204, ,          ,     ,
            again,                     302, succeeded, ch_1, ,
            failed null status 400,    400, ,          ,     ,
            failed null status 401,    401, ,          ,     ,
            failed null Card expired,  402, ,          ,     ignored, Card expired
            failed null Bad Request,   400, succeeded, ch_1, ,        Bad Request
            again,                     408, ,          ,     ,        Request Timeout
            again,                     409, ,          ,     ,        The key is at work
            again,                     425, ,          ,     ,        Too Early
            failed null Unprocessable, 422, ,          ,     ,        Unprocessable
            again,                     429, ,          ,     ,        Too Many Requests
            again,                     500, failed,    ch_1, no_funds, Oops
            again,                     503, ,          ,     ,
            """)
    void anAnswerMeans(String meaning, int status, String word, String reference, String reason, String title) {
        assertThat(meaning(ProviderAnswer.of(status, new Words(word, reference, reason, title))))
                .isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "line\nbreak"})
    void aReferenceThatCannotBeKeptIsNone(String reference) {
        assertThat(ProviderAnswer.of(200, new Words("succeeded", reference, null, null)))
                .isInstanceOf(Unclear.class);
        assertThat(ProviderAnswer.of(200, new Words("succeeded", "x".repeat(201), null, null)))
                .isInstanceOf(Unclear.class);
        assertThat(ProviderAnswer.of(200, new Words("succeeded", "x".repeat(200), null, null)))
                .isInstanceOf(Succeeded.class);
    }

    @Test
    void aReasonIsCutToWhatCanBeKept() {
        assertThat(ProviderAnswer.of(400, new Words(null, null, null, "no\u0000 " + "x".repeat(300))))
                .isEqualTo(new Failed(null, "no  " + "x".repeat(196)));
    }

    private static String meaning(ProviderAnswer answer) {
        return switch (answer) {
            case Succeeded(var reference) -> "succeeded " + reference;
            case Failed(var reference, var reason) -> "failed " + reference + " " + reason;
            case Unclear _ -> "again";
        };
    }
}
