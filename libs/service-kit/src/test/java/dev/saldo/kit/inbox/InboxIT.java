package dev.saldo.kit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.saldo.contracts.Topics;
import dev.saldo.kit.id.Ids;
import dev.saldo.kit.web.Problem;
import dev.saldo.sample.SampleService;
import dev.saldo.sample.SampleSuite;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

class InboxIT {

    private static final String DEAD_LETTERS = Topics.SALE_REJECTED.deadLetters("sample.write-down");
    private static final UUID STORE = Ids.next();

    private static SampleSuite suite;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws IOException {
        suite = new SampleSuite();
        service = suite.replica();
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void anEventDeliveredAgainIsAppliedOnce() {
        var event = Ids.next();
        var sale = Ids.next();

        for (var delivery = 0; delivery < 5; delivery++) {
            send(event, sale, "twice");
        }
        send(Ids.next(), sale, "last");

        awaitStep(sale, "last");
        assertThat(steps(sale)).containsExactly("twice", "last");
    }

    @Test
    void whatIsNotWantedIsPassedOverWithoutAClaim() {
        var unwanted = Ids.next();
        var wanted = Ids.next();
        var sale = Ids.next();

        send(unwanted, sale, SampleService.UNWANTED);
        send(wanted, sale, "wanted");

        awaitStep(sale, "wanted");
        assertThat(steps(sale)).containsExactly("wanted");
        assertThat(service.getBean(Inbox.class)
                        .applied("sample.write-down", List.of(unwanted, wanted))
                        .block())
                .containsExactly(wanted);
    }

    @Test
    void aPoisonedEventBecomesADeadLetterAndStopsNothingButItself() {
        var poisoned = Ids.next();
        var sale = Ids.next();
        var reason = "poison-" + poisoned;
        SampleService.POISON.add(reason);

        send(Ids.next(), sale, "before");
        send(poisoned, sale, reason);
        send(Ids.next(), sale, "after");

        awaitStep(sale, "after");
        assertThat(steps(sale))
                .as("what the failed attempts wrote is rolled back")
                .containsExactly("before", "after");
        var letter = letter(poisoned);
        assertThat(letter.applied()).isFalse();
        assertThat(letter.error()).contains("IllegalStateException");

        assertThatThrownBy(() -> replay(letter))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("dead-letter-failed-again"));
        SampleService.POISON.remove(reason);
        replay(letter);
        replay(letter);

        assertThat(steps(sale)).containsExactly("before", "after", reason);
        assertThat(letter(poisoned).applied()).isTrue();
    }

    @Test
    void aFailedAttemptIsOneLineOfOursAndNoErrorOfTheContainer() {
        var ours = heardOf(EventListeners.class.getName());
        var containers = heardOf("org.springframework.kafka");
        var sale = Ids.next();
        var reason = "poison-" + sale;
        SampleService.POISON.add(reason);

        send(Ids.next(), sale, reason);
        send(Ids.next(), sale, "after");

        awaitStep(sale, "after");
        assertThat(ours.list)
                .filteredOn(line -> line.getLevel() == Level.WARN)
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNull())
                .extracting(ILoggingEvent::getFormattedMessage)
                .allMatch(line -> line.endsWith("java.lang.IllegalStateException: poison"));
        assertThat(ours.list)
                .filteredOn(line -> line.getLevel() == Level.ERROR)
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNotNull());
        assertThat(containers.list).isEmpty();
    }

    @Test
    void whatIsNoEventAtAllIsPutAsideToo() {
        var sale = Ids.next();
        var broken = SampleSuite.rejection(Ids.next(), STORE, sale, "broken");
        var nonsense = new ProducerRecord<String, byte[]>(
                broken.topic(), null, broken.key(), "{not json".getBytes(UTF_8), broken.headers());

        SampleSuite.sender(service).send(nonsense).join();
        send(Ids.next(), sale, "fine");

        awaitStep(sale, "fine");
        assertThat(suite.read(
                        DEAD_LETTERS,
                        letters ->
                                letters.stream().anyMatch(letter -> letter.key().equals(sale.toString()))))
                .isNotEmpty();
    }

    @Test
    void deadLettersOfAnotherStoreAreNotShown() {
        assertThat(deadLetters().list(Ids.next()).block()).isEmpty();
        assertThatThrownBy(() ->
                        deadLetters().replay(Ids.next(), "sample.write-down@0").block())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(404));
    }

    private static ListAppender<ILoggingEvent> heardOf(String name) {
        var logger = (Logger) LoggerFactory.getLogger(name);
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        logger.addAppender(heard);
        return heard;
    }

    private static void send(UUID event, UUID sale, String reason) {
        SampleSuite.sender(service)
                .send(SampleSuite.rejection(event, STORE, sale, reason))
                .join();
    }

    private static void awaitStep(UUID sale, String step) {
        await().untilAsserted(() -> assertThat(steps(sale)).contains(step));
    }

    private static List<String> steps(UUID sale) {
        return service.getBean(DatabaseClient.class)
                .sql("select step from applied where subject = :sale order by id")
                .bind("sale", sale)
                .mapValue(String.class)
                .all()
                .collectList()
                .block();
    }

    private static DeadLetters deadLetters() {
        return service.getBean(DeadLetters.class);
    }

    private static DeadLetter letter(UUID event) {
        return deadLetters().list(STORE).block().stream()
                .filter(letter -> event.toString().equals(letter.eventId()))
                .findFirst()
                .orElseThrow();
    }

    private static void replay(DeadLetter letter) {
        deadLetters().replay(STORE, letter.id()).block();
    }
}
