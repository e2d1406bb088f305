package dev.saldo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is seen to fail, on classes made for it in dev.saldo.bad, and to pass on classes that are fine. */
class ArchitectureRulesTest {

    private static final String BAD = "dev.saldo.bad.";

    @Test
    void featuresThatNeedEachOther() {
        assertThat(violations(ArchitectureRules.featuresHaveNoCycles(BAD + "cycle"), "cycle"))
                .singleElement()
                .asString()
                .contains("Slice a", "Slice b");
    }

    @Test
    void aServiceThatKnowsAnother() {
        assertThat(violations(ArchitectureRules.servicesAreIndependent(BAD + "stranger"), "stranger"))
                .singleElement()
                .asString()
                .contains("Nosy", "SampleService");
    }

    @Test
    void rulesThatAreNotPure() {
        assertThat(violations(ArchitectureRules.rulesArePure(), "impure"))
                .anySatisfy(fault -> assertThat(fault).contains("Reactive", "reactor.core.publisher.Mono"))
                .anySatisfy(fault -> assertThat(fault).contains("Contracted", "dev.saldo.contracts.Topic"))
                .anySatisfy(fault -> assertThat(fault).contains("Querying", "java.sql.Connection"))
                .anySatisfy(fault -> assertThat(fault).contains("Neighbourly$Case", "Unmarked"));
    }

    @Test
    void classesThatAskTheMachineForTheTime() {
        assertThat(violations(ArchitectureRules.onlyTheClockTellsTheTime(), "time"))
                .hasSize(5)
                .anySatisfy(fault -> assertThat(fault).contains("AsksForTheInstant"))
                .anySatisfy(fault -> assertThat(fault).contains("AsksForTheDate"))
                .anySatisfy(fault -> assertThat(fault).contains("AsksForMilliseconds"))
                .anySatisfy(fault -> assertThat(fault).contains("MakesAClock"))
                .anySatisfy(fault -> assertThat(fault).contains("MakesADate"));
    }

    @Test
    void aPublicController() {
        assertThat(violations(ArchitectureRules.controllersArePackagePrivate(), "open"))
                .singleElement()
                .asString()
                .contains("OpenController");
    }

    @Test
    void aPostThatReadsNoBody() {
        assertThat(violations(ArchitectureRules.postsReadTheirBody(), "deaf"))
                .singleElement()
                .asString()
                .contains("DeafController.publish");
    }

    @Test
    void namesThatSayNothing() {
        assertThat(violations(ArchitectureRules.namesSayWhatAThingIs(), "name")).hasSize(8);
    }

    @Test
    void aPackageThatIsALayer() {
        assertThat(violations(ArchitectureRules.packagesAreFeatures(BAD + "layer"), "layer"))
                .singleElement()
                .asString()
                .contains("Ordering");
    }

    @Test
    void aClassThatSleeps() {
        assertThat(violations(ArchitectureRules.nobodySleeps(), "sleep")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource
    void whatIsFinePasses(ArchRule rule) {
        assertThatCode(() -> rule.check(classes("fine"))).doesNotThrowAnyException();
    }

    static List<ArchRule> whatIsFinePasses() {
        return ArchitectureRules.rules(BAD + "fine").stream()
                .map(rule -> rule.allowEmptyShould(true))
                .toList();
    }

    @Test
    void aMistypedPackageIsNoPass() {
        assertThatThrownBy(() -> ArchitectureRules.check("dev.saldo.platfrom"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the classes in dev.saldo.platfrom");
    }

    @Test
    void anExistingPackageIsChecked() {
        assertThatCode(() -> ArchitectureRules.check("dev.saldo.testkit")).isInstanceOf(AssertionError.class);
    }

    private static List<String> violations(ArchRule rule, String sample) {
        return rule.evaluate(classes(sample)).getFailureReport().getDetails();
    }

    private static JavaClasses classes(String sample) {
        return new ClassFileImporter().importPackages(BAD + sample);
    }
}
