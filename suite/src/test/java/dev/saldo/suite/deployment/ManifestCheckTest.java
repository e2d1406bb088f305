package dev.saldo.suite.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A guard that never barked is no guard: each rule sees a manifest that breaks it. */
class ManifestCheckTest {

    private static final String GOOD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: till}
            spec:
              replicas: 2
              selector: {matchLabels: {app: till}}
              template:
                metadata: {labels: {app: till}}
                spec:
                  automountServiceAccountToken: false
                  securityContext: {runAsNonRoot: true, runAsUser: 10001, seccompProfile: {type: RuntimeDefault}}
                  containers:
                    - name: till
                      image: saldo/till:1.0
                      resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {memory: 1Gi}}
                      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
                      startupProbe: {httpGet: {path: /up, port: 8080}}
                      livenessProbe: {httpGet: {path: /up, port: 8080}}
                      readinessProbe: {httpGet: {path: /up, port: 8080}}
            """;

    @Test
    void aGoodDeploymentPasses() {
        assertThat(problemsOf(GOOD)).isEmpty();
    }

    @Test
    void aWrongTypeDoesNotLoad() {
        assertThatThrownBy(() -> problemsOf(GOOD.replace("replicas: 2", "replicas: two")))
                .hasMessageContaining("two");
    }

    @Test
    void aMistypedFieldIsFoundHoweverDeepItLies() {
        assertThat(problemsOf(GOOD.replace("httpGet: {path: /up,", "httpGet: {pathh: /up,")))
                .contains(
                        "Deployment till: unknown field .spec.template.spec.containers[].livenessProbe.httpGet.pathh");
    }

    @Test
    void everyRuleBites() {
        assertThat(problemsOf("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: till}
                        spec:
                          selector: {matchLabels: {app: till}}
                          template:
                            metadata: {labels: {app: tlil}}
                            spec:
                              containers: [{name: till, image: "saldo/till"}]
                        """))
                .containsExactly(
                        "Deployment till: does not select its own pods",
                        "Deployment till: may run as root",
                        "Deployment till: has no seccomp profile",
                        "Deployment till: mounts a service account token",
                        "Deployment till: container till has no startup probe",
                        "Deployment till: container till has no liveness probe",
                        "Deployment till: container till has no readiness probe",
                        "Deployment till: container till asks for no CPU",
                        "Deployment till: container till asks for no memory",
                        "Deployment till: container till has no memory limit",
                        "Deployment till: container till may gain privileges",
                        "Deployment till: container till keeps capabilities",
                        "Deployment till: container till has an image without a fixed tag");
    }

    @Test
    void rootIsNotHiddenByAUserNumber() {
        assertThat(problemsOf(GOOD.replace("runAsUser: 10001", "runAsUser: 0")))
                .containsExactly("Deployment till: may run as root");
    }

    @Test
    void latestIsNotATag() {
        assertThat(problemsOf(GOOD.replace("saldo/till:1.0", "registry:5000/till")))
                .hasSize(1);
        assertThat(problemsOf(GOOD.replace("saldo/till:1.0", "saldo/till:latest")))
                .hasSize(1);
    }

    @Test
    void aSecretWithItsDataIsFound() {
        assertThat(problemsOf("""
                        apiVersion: v1
                        kind: Secret
                        metadata: {name: till}
                        stringData: {password: hunter2}
                        """)).containsExactly("Secret till: carries its data");
    }

    @Test
    void resourcesOfOtherProjectsAreLeftToThem() {
        assertThat(problemsOf("""
                        apiVersion: kafka.strimzi.io/v1
                        kind: KafkaTopic
                        metadata: {name: till-opened}
                        spec: {partitions: 6}
                        """)).isEmpty();
    }

    private static List<String> problemsOf(String yaml) {
        return ManifestCheck.problems(Manifests.parse(yaml));
    }
}
