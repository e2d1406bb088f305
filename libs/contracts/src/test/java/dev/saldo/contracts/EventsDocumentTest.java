package dev.saldo.contracts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/events.md} true. */
class EventsDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/events.md");
    private static final String START = "<!-- topics: generated, see below -->\n";
    private static final String END = "<!-- /topics -->\n";

    private final Meanings meanings = new Meanings();

    @Test
    void theTableHoldsEveryTopic() {
        var text = Committed.read(DOCUMENT);

        assertThat(text).contains(START, END);
        Committed.isCurrent(
                DOCUMENT,
                text.substring(0, text.indexOf(START) + START.length()) + table() + text.substring(text.indexOf(END)));
    }

    @Test
    void theExampleIsTheCommittedOne() {
        assertThat(Committed.read(DOCUMENT))
                .contains(Committed.read(Committed.file(Committed.EXAMPLES, Topics.INVOICE_PAID)))
                .contains(Topics.INVOICE_PAID.type(), Topics.INVOICE_PAID.source());
    }

    private String table() {
        return "| topic | when | from | key | known consumers |\n|---|---|---|---|---|\n"
                + Topics.all().stream().map(this::row).collect(joining());
    }

    private String row(Topic<?> topic) {
        var flow = Flow.all().get(topic.name());
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        topic.name(),
                        meanings.ofType(topic.body())
                                .replaceFirst("\\. .*", ".")
                                .replace("|", "\\|"),
                        topic.service(),
                        flow.keyInWords(),
                        String.join(", ", flow.consumers()));
    }
}
