package dev.saldo.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import dev.saldo.kit.Pure;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** The rules every service holds; docs/adr says why. */
public final class ArchitectureRules {

    private static final Set<String> TELLERS_OF_TIME = Set.of("now", "systemUTC", "systemDefaultZone", "system");

    private static final List<String> LAYERS =
            List.of("service", "impl", "dto", "mapper", "util", "common", "model", "entity", "helper");

    private ArchitectureRules() {}

    /**
     * Checks a service.
     *
     * @param root its root package, {@code dev.saldo.<service>}
     */
    public static void check(String root) {
        var service = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
        // a rule over nothing passes for ever
        assertThat(service).as("the classes in %s", root).isNotEmpty();
        rules(root).forEach(rule -> rule.allowEmptyShould(true).check(service));
    }

    static List<ArchRule> rules(String root) {
        return List.of(
                featuresHaveNoCycles(root),
                servicesAreIndependent(root),
                rulesArePure(),
                onlyTheClockTellsTheTime(),
                controllersArePackagePrivate(),
                postsReadTheirBody(),
                namesSayWhatAThingIs(),
                packagesAreFeatures(root),
                nobodySleeps());
    }

    static ArchRule featuresHaveNoCycles(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    static ArchRule servicesAreIndependent(String root) {
        var own = resideInAnyPackage(
                root + "..", "dev.saldo.money..", "dev.saldo.contracts..", "dev.saldo.kit..", "dev.saldo.kit");
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.saldo..").and(not(own)))
                .because("libs/contracts is all that two services share about each other");
    }

    static ArchRule rulesArePure() {
        var plain = resideInAnyPackage("java..", "dev.saldo.money..", "org.jspecify..")
                .and(not(resideInAPackage("java.sql..")));
        var annotation = describe("@Pure itself", (JavaClass type) -> type.isEquivalentTo(Pure.class));
        return classes()
                .that(arePure())
                .should()
                .onlyDependOnClassesThat(onElements(plain.or(annotation).or(arePure())))
                .because("a rule is told everything it needs");
    }

    static ArchRule onlyTheClockTellsTheTime() {
        return noClasses()
                .should()
                .callMethodWhere(describe("asks the machine for the time", ArchitectureRules::asksTheMachine))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(java.util.Date.class)
                .because("time comes from the injected Clock");
    }

    static ArchRule controllersArePackagePrivate() {
        return classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .or()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .bePackagePrivate();
    }

    static ArchRule postsReadTheirBody() {
        return methods()
                .that()
                .areAnnotatedWith(PostMapping.class)
                .should(ArchCondition.from(describe("read a body", ArchitectureRules::readsABody)))
                .because("whoever sends a field means something by it; EmptyRequest refuses all of them");
    }

    static ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager|D[Tt][Oo]|Mapper)")
                .because("such a name says nothing about the business");
    }

    static ArchRule packagesAreFeatures(String root) {
        var layers = LAYERS.stream().map(layer -> root + ".." + layer + "..").toArray(String[]::new);
        return noClasses().should().resideInAnyPackage(layers).because("packages are features, not layers");
    }

    static ArchRule nobodySleeps() {
        return noClasses()
                .should()
                .callMethodWhere(describe(
                        "sleeps",
                        (JavaMethodCall call) -> call.getTarget().getOwner().isEquivalentTo(Thread.class)
                                && call.getName().equals("sleep")));
    }

    private static boolean readsABody(JavaMethod method) {
        return method.getParameters().stream().anyMatch(parameter -> parameter.isAnnotatedWith(RequestBody.class));
    }

    private static DescribedPredicate<JavaClass> arePure() {
        return describe("are @Pure", ArchitectureRules::isPure);
    }

    /** Marked, or inside a marked type: the cases of a sealed family need not be marked one by one. */
    private static boolean isPure(JavaClass type) {
        return type.isAnnotatedWith(Pure.class)
                || type.getEnclosingClass().map(ArchitectureRules::isPure).orElse(false);
    }

    private static DescribedPredicate<JavaClass> onElements(DescribedPredicate<JavaClass> predicate) {
        return describe(predicate.getDescription(), (JavaClass type) -> {
            var element = type.getBaseComponentType();
            return element.isPrimitive() || predicate.test(element);
        });
    }

    private static boolean asksTheMachine(JavaMethodCall call) {
        var target = call.getTarget();
        return target.getOwner().getPackageName().equals("java.time")
                && TELLERS_OF_TIME.contains(target.getName())
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
