package dev.saldo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.saldo.catalog.plan.Shelf;
import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.SaldoTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What this service publishes keeps to the schemas of libs/contracts, and says what the API says. */
@SaldoTest
class EventContractsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final PlatformStub PLATFORMS = new PlatformStub();
    private static final UUID NORTH = PLATFORMS.platform("North", "USD", "ACTIVE");

    private final Api api;
    private final Shelf shelf;
    private final ConsumerFactory<String, byte[]> consumers;

    EventContractsIT(Api api, ConsumerFactory<String, byte[]> consumers) {
        this.api = api.inFreshStore();
        this.shelf = new Shelf(this.api);
        this.consumers = consumers;
    }

    @DynamicPropertySource
    static void platformService(DynamicPropertyRegistry properties) {
        properties.add("saldo.services.platform", PLATFORMS::address);
    }

    @Test
    void productsAndOffers() {
        var product = shelf.product();
        api.post("/api/v1/products/" + product + "/offers", """
                        {"platformId":"%s","buyingPrice":{"amount":"0.70","currency":"USD"}}""".formatted(NORTH))
                .expect(201);

        assertThat(told(Topics.PRODUCT_CHANGED, product, _ -> true).name()).isEqualTo("Office");
        assertThat(told(Topics.OFFER_CHANGED, product, _ -> true).offers()).hasSize(1);
    }

    @Test
    void plans() {
        var small = shelf.publishedPlan("Small");
        var large = api.post("/api/v1/plans", """
                        {"productId":"%s","name":"Large","group":"business","rank":20,"period":"monthly","autoClose":36,
                         "validFrom":"2026-01-01","validUntil":"2027-01-01","taxIds":["%s"],
                         "prices":[{"currency":"EUR","model":"volume","setupFee":{"amount":"25.00","currency":"EUR"},
                                    "tiers":[{"upTo":10,"unitAmount":"9.9","flatAmount":"5"},{"unitAmount":"7.425"}]},
                                   {"currency":"USD","model":"package","amount":"49","packageSize":5}],
                         "supply":{"platformId":"%s","buyingPrice":{"amount":"4.20","currency":"USD"}}}""".formatted(shelf.product(), shelf.tax(), NORTH))
                .expect(201)
                .id();
        shelf.published(large);

        var shown = api.get("/api/v1/plans/{id}", large).expect(200);
        var version = told(Topics.PLAN_CHANGED, large, _ -> true).versions().getLast();

        assertThat(told(Topics.PLAN_CHANGED, small, _ -> true).versions()).hasSize(1);
        assertThat(version.publishedAt().toString()).isEqualTo(shown.text("current.publishedAt"));
        assertThat(version.prices().getFirst().tiers()).hasSize(2);
        assertThat(version.taxIds()).extracting(UUID::toString).containsExactly(shown.text("current.taxIds.0"));
    }

    @Test
    void taxesAndDiscounts() {
        var tax = shelf.tax();
        var discount = api.post("/api/v1/discounts", """
                        {"name":"Spring","code":"SPRING","percent":"15","validFrom":"2026-03-01T00:00:00Z","cycles":3,
                         "minimumAmount":{"amount":"20.00","currency":"EUR"}}""").expect(201);
        api.delete("/api/v1/taxes/{id}", tax).expect(204);

        assertThat(told(Topics.TAX_CHANGED, tax, event -> event.deleted()).version())
                .isEqualTo(2);
        assertThat(told(Topics.DISCOUNT_CHANGED, discount.id(), _ -> true).minimumAmount())
                .isEqualTo(discount.money("minimumAmount"));
    }

    /** The event about a subject; each record about it is a CloudEvent whose data keeps to the schema. */
    private <T> T told(Topic<T> topic, UUID subject, Predicate<T> wanted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> records(topic, subject).stream()
                                .peek(record -> check(topic, record))
                                .map(record -> JSON.readValue(record.value(), topic.body()))
                                .filter(wanted)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void check(Topic<?> topic, ConsumerRecord<String, byte[]> record) {
        var body = JSON.readTree(record.value());
        assertThat(SCHEMAS.getSchema(schema(topic)).validate(body))
                .as("%s %s", topic.name(), body)
                .isEmpty();
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_type")).isEqualTo(topic.type());
        assertThat(header(record, "ce_source")).isEqualTo(topic.source());
        assertThat(header(record, "ce_subject")).isEqualTo(record.key());
        assertThat(header(record, "ce_storeid")).isEqualTo(api.store().toString());
    }

    private List<ConsumerRecord<String, byte[]>> records(Topic<?> topic, UUID subject) {
        try (var consumer = consumers.createConsumer("contract-check", "")) {
            var partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(50)).records(topic.name()).forEach(found::add);
            }
            found.removeIf(record -> !record.key().equals(subject.toString()));
            return found;
        }
    }

    private static JsonNode schema(Topic<?> topic) {
        try (var file = ContractJson.class.getResourceAsStream("/contracts/schemas/" + topic.name() + ".v1.json")) {
            return JSON.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
