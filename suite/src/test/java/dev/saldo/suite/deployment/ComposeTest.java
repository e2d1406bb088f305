package dev.saldo.suite.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComposeTest {

    private static final String TEXT = Checkout.text("docker-compose.yml");
    private static final Tree SERVICES = Tree.parse(TEXT).get("services");
    private static final List<String> ENGINES = List.of("postgres", "kafka");

    @Test
    void everyServiceKeepsTheRules() {
        assertThat(ComposeCheck.problems(Tree.parse(TEXT))).isEmpty();
    }

    @Test
    void theRulesBite() {
        var careless = Tree.parse("""
                services:
                  till:
                    image: saldo/till
                    ports: ["8080:8080"]
                    environment: {TILL_PASSWORD: hunter2}
                    depends_on: {bank: {condition: service_healthy}}
                """);

        assertThat(ComposeCheck.problems(careless))
                .containsExactly(
                        "till has an image without a fixed tag",
                        "till keeps capabilities",
                        "till may gain privileges",
                        "till has no memory limit",
                        "till publishes a port to the world",
                        "till has no health check",
                        "till carries a secret",
                        "till waits for bank, which is not there",
                        "till publishes a port that is the inside's");
    }

    @Test
    void everyServiceOfOursIsThereReadOnlyAndBuiltFromTheOneDockerfile() {
        assertThat(Checkout.services()).isNotEmpty().allSatisfy(name -> {
            var service = SERVICES.get(name);
            assertThat(service.get("read_only").text()).isEqualTo("true");
            assertThat(service.at("build", "args", "SERVICE").text()).isEqualTo(name);
            assertThat(service.get("image").text()).startsWith("saldo/" + name + ":");
        });
    }

    @Test
    void everyServiceBehindTheGatewayHasADatabaseOfItsOwnAndWaitsForItsEngines() {
        assertThat(Checkout.services())
                .filteredOn(name -> !name.equals("gateway"))
                .allSatisfy(name -> {
                    var service = SERVICES.get(name);
                    var database = "saldo_" + name.replace("-service", "");
                    assertThat(service.at("environment", "SALDO_DATABASE_NAME").text())
                            .isEqualTo(database);
                    assertThat(service.at("environment", "SALDO_DATABASE_USER").text())
                            .isEqualTo(database);
                    assertThat(service.at("environment", "SALDO_DATABASE_OWNER").text())
                            .isEqualTo(database + "_owner");
                    assertThat(ENGINES)
                            .allSatisfy(engine -> assertThat(service.at("depends_on", engine, "condition")
                                            .text())
                                    .isEqualTo("service_healthy"));
                });
    }

    @Test
    void theAddressesOfTheServicesAreTheirNamesAndPorts() {
        var environment = SERVICES.at("gateway", "environment");

        assertThat(Checkout.services())
                .filteredOn(name -> !name.equals("gateway"))
                .allSatisfy(name -> {
                    var key = "SALDO_SERVICES_" + name.replace("-service", "").toUpperCase(java.util.Locale.ROOT);
                    var port = SERVICES.at(name, "build", "args", "PORT").text();
                    assertThat(environment.get(key).text()).isEqualTo("http://" + name + ":" + port);
                });
    }

    @Test
    void prometheusLooksAtEveryServiceWhereItListens() {
        var targets =
                Tree.parse(Checkout.text("deploy/prometheus/prometheus.yml")).get("scrape_configs").items().stream()
                        .flatMap(job -> job.get("static_configs").items().stream())
                        .flatMap(config -> config.get("targets").texts().stream())
                        .toList();

        assertThat(targets)
                .containsExactlyInAnyOrderElementsOf(Checkout.services().stream()
                        .map(name -> name + ":"
                                + SERVICES.at(name, "build", "args", "PORT").text())
                        .toList());
    }

    @Test
    void everyVariableIsInTheExampleWithoutAValue() {
        var example = Checkout.text(".env.example");

        assertThat(ComposeCheck.variables(TEXT))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(example).containsPattern(Pattern.compile("(?m)^#?" + name + "=")));
        assertThat(example.lines().filter(line -> line.matches("\\w*(PASSWORD|SECRET)=.*")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("="));
    }

    @Test
    void everyServiceRunsInProduction() {
        assertThat(Checkout.services())
                .allSatisfy(name -> assertThat(SERVICES.at(name, "environment", "SPRING_PROFILES_ACTIVE")
                                .text())
                        .isEqualTo("prod"));
    }

    @Test
    void theRealmHasNoUsersAndKeepsItsSecretOutside() {
        var realm = Tree.parse(Checkout.text("deploy/keycloak/saldo-realm.json"));
        var client = realm.get("clients").items().getFirst();

        assertThat(realm.get("users").exists()).isFalse();
        assertThat(client.get("secret").text()).isEqualTo("${SALDO_OIDC_CLIENT_SECRET}");
        assertThat(client.get("redirectUris").texts()).containsExactly("${SALDO_PUBLIC_URL}/login/oauth2/code/saldo");
        assertThat(client.at("attributes", "pkce.code.challenge.method").text()).isEqualTo("S256");
        assertThat(SERVICES.at("keycloak", "environment").keys())
                .contains("SALDO_OIDC_CLIENT_SECRET", "SALDO_PUBLIC_URL");
    }

    @Test
    void theImageIsPinnedAndDoesNotRunAsRoot() {
        var dockerfile = Checkout.text("Dockerfile").lines().toList();

        assertThat(dockerfile).anyMatch(line -> line.matches("ARG JAVA_TAG=25\\.\\d+\\.\\d+_\\d+-jre-\\w+"));
        assertThat(dockerfile)
                .filteredOn(line -> line.startsWith("FROM "))
                .allMatch(line -> line.startsWith("FROM eclipse-temurin:${JAVA_TAG}"));
        assertThat(dockerfile).contains("USER 10001:10001").anyMatch(line -> line.startsWith("HEALTHCHECK "));
    }

    @Test
    void whatTheDockerfileCopiesReachesTheBuild() {
        var ignored = Checkout.text(".dockerignore").lines().toList();

        assertThat(ignored).containsSubsequence("**", "!deploy/docker/healthcheck");
        assertThat(Checkout.services())
                .allSatisfy(service -> assertThat(ignored).contains("!" + service + "/target/*-exec.jar"));
        assertThat(Checkout.path("deploy/docker/healthcheck")).isExecutable();
    }
}
