package dev.saldo.suite.deployment;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KubernetesTest {

    private static final String APPLICATION = "app.kubernetes.io/name";
    private static final String TOPICS = "k8s/overlays/cluster/topics.yaml";
    private static final String SCALING = "k8s/overlays/cluster/scaling.yaml";

    @TempDir
    private Path scratch;

    static List<Path> files() {
        return Manifests.files();
    }

    static List<String> folders() {
        return Manifests.folders();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileKeepsTheRules(Path file) {
        assertThat(ManifestCheck.problems(Manifests.parse(Checkout.text(file)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyFolderRendersToWhatKeepsTheRules(String folder) {
        var resources = rendered(folder);

        assertThat(resources).isNotEmpty();
        assertThat(ManifestCheck.problems(withoutGeneratedSecrets(resources))).isEmpty();
    }

    @Test
    void everyServiceHasABaseAndIsInEveryOverlay() {
        assertThat(Checkout.services()).isNotEmpty().allSatisfy(service -> {
            assertThat(Manifests.folders()).contains("base/" + service);
            assertThat(resourcesOf("overlays/dev")).contains("../../base/" + service);
            assertThat(resourcesOf("overlays/cluster")).contains("../../base/" + service);
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aServiceListensWhereItsCallersAndProbesLook(String overlay) {
        var addresses = Tree.parse(Checkout.text("k8s/base/shared/kustomization.yaml"))
                .get("configMapGenerator")
                .items()
                .getFirst()
                .get("literals")
                .texts();

        var ports = of(Deployment.class, rendered(overlay))
                .collect(toMap(it -> it.getMetadata().getName(), KubernetesTest::portOf));

        assertThat(ports).containsOnlyKeys(Checkout.services());
        servicesBehindTheGateway()
                .forEach(service -> assertThat(addresses)
                        .anyMatch(address -> address.contains("http://" + service + ":" + ports.get(service))));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceIsToldThePortItsContainerNames(String service) {
        var resources = rendered("base/" + service);

        assertThat(of(ConfigMap.class, resources).map(it -> it.getData().get("SERVER_PORT")))
                .containsExactlyElementsOf(of(Deployment.class, resources)
                        .map(it -> String.valueOf(portOf(it)))
                        .toList());
    }

    @Test
    void thePeersOfAPolicySurviveTheRendering() {
        var policies = of(NetworkPolicy.class, rendered("overlays/cluster"))
                .collect(toMap(it -> it.getMetadata().getName(), it -> it));

        assertThat(peersOf(policies.get("gateway"))).containsExactlyInAnyOrderElementsOf(servicesBehindTheGateway());
        assertThat(peersOf(policies.get("sales-service")))
                .containsExactly("identity-service", "platform-service", "catalog-service");
        assertThat(policies.get("saldo-default-deny").getSpec().getEgress()).isEmpty();
    }

    @Test
    void whoMayCallIsLetInAndNobodyElse() {
        var policies = of(NetworkPolicy.class, rendered("overlays/cluster"))
                .filter(it -> Checkout.services().contains(it.getMetadata().getName()))
                .toList();

        var calls = policies.stream()
                .flatMap(it ->
                        peersOf(it).stream().map(callee -> it.getMetadata().getName() + " > " + callee));
        var admissions = policies.stream()
                .flatMap(it -> callersOf(it).stream()
                        .map(caller -> caller + " > " + it.getMetadata().getName()));

        assertThat(calls).isNotEmpty().containsExactlyInAnyOrderElementsOf(admissions.toList());
    }

    @Test
    void theClusterDeclaresTheTopicsOfTheContractsAndTheOneThatIsOpenToOthers() {
        var expected = new HashMap<>(Topics.all().stream().collect(toMap(Topic::name, Topic::service)));
        expected.put("usage-reported", "");

        assertThat(declaredTopics()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("scalers")
    void aScalerWatchesAListenerThatItsServiceHas(Tree scaler) {
        var service = scaler.at("spec", "scaleTargetRef", "name").text();
        var listener = scaler.at("spec", "triggers").items().getFirst().get("metadata");

        assertThat(Checkout.services()).contains(service);
        assertThat(declaredTopics()).containsKey(listener.get("topic").text());
        assertThat(Checkout.files(service + "/src/main/java"))
                .anyMatch(source -> Checkout.text(source)
                        .contains('"' + listener.get("consumerGroup").text() + '"'));
    }

    @Test
    void noSecretIsWrittenDown() {
        assertThat(Manifests.files()).noneMatch(file -> Checkout.text(file).contains("kind: Secret\n"));
        assertThat(Checkout.text("k8s/overlays/dev/.gitignore").lines()).contains("secrets/");
    }

    @Test
    void theDevelopmentDatabaseIsMadeAsInCompose() {
        assertThat(Checkout.text("k8s/overlays/dev/create-databases.sh"))
                .isEqualTo(Checkout.text("deploy/postgres/create-databases.sh"));
    }

    @Test
    void theRealmIsTheOneOfCompose() {
        assertThat(Checkout.text("k8s/base/keycloak/saldo-realm.json"))
                .isEqualTo(Checkout.text("deploy/keycloak/saldo-realm.json"));
    }

    @ParameterizedTest
    @MethodSource("servicesBehindTheGateway")
    void aServiceWorksWithAnotherRoleThanItsMigrations(String service) {
        assertThat(of(Deployment.class, rendered("base/" + service)).flatMap(KubernetesTest::secretsOf))
                .contains(service + "-database", service + "-database-owner");
    }

    static List<Tree> scalers() {
        return Manifests.documents(Checkout.text(SCALING)).map(Tree::parse).toList();
    }

    static List<String> services() {
        return Checkout.services();
    }

    static List<String> overlays() {
        return folders().stream()
                .filter(folder -> folder.startsWith("overlays/"))
                .toList();
    }

    private List<HasMetadata> rendered(String folder) {
        assumeTrue(Manifests.kubectlIsThere(), "kubectl is not on this machine");
        return Manifests.parse(Manifests.render(folder, scratch));
    }

    private static List<HasMetadata> withoutGeneratedSecrets(List<HasMetadata> resources) {
        return resources.stream().filter(it -> !(it instanceof Secret)).toList();
    }

    private static List<String> resourcesOf(String folder) {
        return Tree.parse(Checkout.text("k8s/" + folder + "/kustomization.yaml"))
                .get("resources")
                .texts();
    }

    private static <T> Stream<T> of(Class<T> kind, List<HasMetadata> resources) {
        return resources.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static int portOf(Deployment deployment) {
        var container =
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        return container.getPorts().getFirst().getContainerPort();
    }

    private static Stream<String> secretsOf(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv().stream()
                .filter(variable -> variable.getValueFrom() != null)
                .map(variable -> variable.getValueFrom().getSecretKeyRef().getName());
    }

    static List<String> servicesBehindTheGateway() {
        return Checkout.services().stream()
                .filter(service -> !service.equals("gateway"))
                .toList();
    }

    /** The applications a policy lets its pods call. */
    private static List<String> peersOf(NetworkPolicy policy) {
        return policy.getSpec().getEgress().stream()
                .flatMap(rule -> rule.getTo().stream())
                .map(peer -> peer.getPodSelector().getMatchLabels())
                .filter(labels -> labels.containsKey(APPLICATION))
                .map(labels -> labels.get(APPLICATION))
                .toList();
    }

    /** The applications of ours a policy lets in. */
    private static List<String> callersOf(NetworkPolicy policy) {
        return policy.getSpec().getIngress().stream()
                .flatMap(rule -> rule.getFrom().stream())
                .filter(peer -> peer.getNamespaceSelector() == null)
                .map(peer -> peer.getPodSelector().getMatchLabels().get(APPLICATION))
                .toList();
    }

    /** Their publishers by their names; none for what others publish. */
    private static Map<String, String> declaredTopics() {
        return Manifests.parse(Checkout.text(TOPICS)).stream()
                .collect(toMap(topic -> topic.getMetadata().getName(), KubernetesTest::publisherOf));
    }

    private static String publisherOf(HasMetadata topic) {
        return topic.getMetadata().getLabels().getOrDefault("saldo.dev/publisher", "");
    }
}
