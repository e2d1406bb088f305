package dev.saldo.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.saldo.gateway.access.Answer.Caller;
import dev.saldo.gateway.access.Answer.Granted;
import dev.saldo.gateway.access.Answer.Refused;
import dev.saldo.gateway.access.Credential.Kind;
import dev.saldo.gateway.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ExchangesTest {

    private static final Credential KEY = new Credential(Kind.API_KEY, "sk_live_1", "");
    private static final Answer FIRST = granted("first");
    private static final Answer SECOND = granted("second");
    private static final Answer NO = new Refused(Problem.invalidCredential());

    private final List<CompletableFuture<Answer>> questions = new ArrayList<>();
    private long now;
    private final Exchanges exchanges = new Exchanges(
            _ -> {
                var answer = new CompletableFuture<Answer>();
                questions.add(answer);
                return Mono.fromFuture(answer);
            },
            new AccessProperties(Duration.ofSeconds(4), 100),
            () -> now);

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(exchanges.known(KEY)).isNull();
        assertThat(questions).isEmpty();
    }

    @Test
    void allWhoAskAtOnceShareOneQuestion() {
        var one = exchanges.ask(KEY).toFuture();
        var other = exchanges.ask(KEY).toFuture();
        questions.getFirst().complete(FIRST);

        assertThat(one).isCompletedWithValue(FIRST);
        assertThat(other).isCompletedWithValue(FIRST);
        assertThat(questions).hasSize(1);
    }

    @Test
    void whoGivesUpDoesNotSpoilItForTheOthers() {
        exchanges.ask(KEY).subscribe().dispose();
        var other = exchanges.ask(KEY).toFuture();
        questions.getFirst().complete(FIRST);

        assertThat(other).isCompletedWithValue(FIRST);
    }

    @Test
    void credentialsAndStoresAreToldApart() {
        exchanges.ask(KEY);
        exchanges.ask(new Credential(Kind.API_KEY, "sk_live_1", "store"));
        exchanges.ask(new Credential(Kind.OIDC, "sk_live_1", ""));
        exchanges.ask(new Credential(Kind.API_KEY, "sk_live_2", ""));

        assertThat(questions).hasSize(4);
    }

    @Test
    void anAnswerLivesFourSecondsFromTheQuestionOn() {
        exchanges.ask(KEY);
        after(3_000);
        questions.getFirst().complete(FIRST);

        after(3_999);
        assertThat(exchanges.known(KEY)).isEqualTo(FIRST);
        after(4_000);
        assertThat(exchanges.known(KEY)).isNull();
    }

    @Test
    void anAnswerInUseIsAskedForAgainWhileItStillServes() {
        exchanges.ask(KEY);
        questions.getFirst().complete(FIRST);
        after(2_000);
        exchanges.known(KEY);
        assertThat(questions).hasSize(1);

        after(2_001);
        assertThat(exchanges.known(KEY)).isEqualTo(FIRST);
        assertThat(exchanges.known(KEY)).isEqualTo(FIRST);
        assertThat(questions).hasSize(2);
        questions.getLast().complete(SECOND);

        after(6_000);
        assertThat(exchanges.known(KEY)).isEqualTo(SECOND);
    }

    @Test
    void aRevocationEndsAnAnswerEarly() {
        exchanges.ask(KEY);
        questions.getFirst().complete(FIRST);
        after(2_001);
        exchanges.known(KEY);
        questions.getLast().complete(NO);

        assertThat(exchanges.known(KEY)).isEqualTo(NO);
    }

    @Test
    void anAnswerServesToItsEndAndNoLongerWhenIdentityIsAway() {
        exchanges.ask(KEY);
        questions.getFirst().complete(FIRST);
        after(3_000);
        exchanges.known(KEY);
        questions.getLast().completeExceptionally(Problem.unavailable("away"));

        after(3_999);
        assertThat(exchanges.known(KEY)).isEqualTo(FIRST);
        after(4_000);
        assertThat(exchanges.known(KEY)).isNull();
        var question = exchanges.ask(KEY);
        questions.getLast().completeExceptionally(Problem.unavailable("away"));
        assertThatThrownBy(question::block).isInstanceOf(Problem.class).hasMessage("away");
    }

    @Test
    void aQuestionThatIsSlowIsSharedByThoseWhoseAnswerHasEnded() {
        exchanges.ask(KEY);
        questions.getFirst().complete(FIRST);
        after(3_000);
        exchanges.known(KEY);
        after(4_500);

        var answer = exchanges.ask(KEY).toFuture();
        assertThat(answer).isNotDone();
        questions.getLast().complete(SECOND);

        assertThat(answer).isCompletedWithValue(SECOND);
        assertThat(questions).hasSize(2);
    }

    @Test
    void aRefusalLivesOneSecondAndIsNotRenewed() {
        exchanges.ask(KEY);
        questions.getFirst().complete(NO);

        after(999);
        assertThat(exchanges.known(KEY)).isEqualTo(NO);
        after(1_000);
        assertThat(exchanges.known(KEY)).isNull();
        assertThat(questions).hasSize(1);
        exchanges.ask(KEY);
        assertThat(questions).hasSize(2);
    }

    @Test
    void aFailureIsNotRemembered() {
        exchanges.ask(KEY);
        questions.getFirst().completeExceptionally(Problem.unavailable("away"));

        assertThat(exchanges.known(KEY)).isNull();
        var again = exchanges.ask(KEY).toFuture();
        questions.getLast().complete(FIRST);

        assertThat(again).isCompletedWithValue(FIRST);
    }

    private void after(long millis) {
        now = Duration.ofMillis(millis).toNanos();
    }

    private static Answer granted(String token) {
        return new Granted("Bearer " + token, new Caller("store", "api-key:1"), "owner");
    }
}
