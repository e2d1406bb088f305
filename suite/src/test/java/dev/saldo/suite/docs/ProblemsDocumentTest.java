package dev.saldo.suite.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProblemsDocumentTest {

    private static final List<String> LISTED = Project.text("docs/problems.md")
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`", 3)[1])
            .toList();
    private static final ProblemCodes CODES = new ProblemCodes(Project.mainSources());

    @Test
    void everyCodeIsListedAndEveryListedCodeIsAnswered() {
        assertThat(new TreeSet<>(LISTED)).isEqualTo(CODES.answered());
    }

    @Test
    void noCodeIsListedTwice() {
        assertThat(LISTED).doesNotHaveDuplicates();
    }

    @Test
    void codesAreLiteralsWhereItIsNotKnownWhatTheyAreMadeOf() {
        assertThat(CODES.sourcesThatComputeCodes()).containsExactlyInAnyOrderElementsOf(ProblemCodes.COMPUTED.keySet());
    }

    @Test
    void codesAreMadeOfWhatIsThere() {
        assertThat(ProblemCodes.COMPUTED.values().stream().flatMap(List::stream))
                .allSatisfy(origin -> assertThat(CODES.codesOf(origin)).isNotEmpty());
    }

    @Test
    void everyWayToNameACodeIsFound() {
        assertThat(ProblemCodes.literals("""
                        throw Problem.conflict("name-taken", "Another one has it.");
                        case 413 -> Problem.of(status, "payload-too-large", "The body is too large.");
                        return of(
                                HttpStatusCode.valueOf(401), "unauthenticated", "Send a key.");
                        throw Problem.invalid("/amount", "must be above zero");
                        """)).containsExactly("name-taken", "payload-too-large", "unauthenticated");
    }
}
