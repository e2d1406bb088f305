package dev.saldo.platform;

import static dev.saldo.platform.Shop.amount;
import static dev.saldo.platform.Shop.cost;
import static dev.saldo.platform.Shop.credits;
import static dev.saldo.platform.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.platform.CreditAdjusted;
import dev.saldo.contracts.platform.CreditDeducted;
import dev.saldo.contracts.platform.CreditDeposited;
import dev.saldo.contracts.platform.CreditLow;
import dev.saldo.contracts.platform.CreditRecovered;
import dev.saldo.contracts.platform.Movement;
import dev.saldo.contracts.platform.PlatformChanged;
import dev.saldo.contracts.platform.PlatformRegistered;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.SaldoTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What this service publishes keeps to the schemas of libs/contracts, and says what the API says. */
@SaldoTest
class EventContractsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = ContractJson.mapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final Api api;
    private final Shop shop;
    private final ConsumerFactory<String, byte[]> consumers;

    EventContractsIT(Api api, Events events, ConsumerFactory<String, byte[]> consumers) {
        this.api = api.inFreshStore();
        this.shop = new Shop(this.api, events);
        this.consumers = consumers;
    }

    @Test
    void platforms() {
        var created = api.post(
                        "/api/v1/platforms", "{\"name\": \"Acme\", \"currency\": \"USD\", \"marginFloor\": \"12.50\"}")
                .expect(201);
        var id = created.id();
        var changed = api.patch("/api/v1/platforms/" + id, "{\"name\": \"Globex\", \"marginFloor\": \"3\"}")
                .expect(200);

        assertThat(told(Topics.PLATFORM_REGISTERED, id, _ -> true))
                .isEqualTo(new PlatformRegistered(
                        id,
                        created.text("name"),
                        created.text("currency"),
                        created.text("status"),
                        created.money("overdraftLimit"),
                        created.number("version"),
                        new BigDecimal("12.5")));
        assertThat(told(Topics.PLATFORM_CHANGED, id, _ -> true))
                .isEqualTo(new PlatformChanged(
                        id,
                        changed.text("name"),
                        changed.text("currency"),
                        changed.text("status"),
                        changed.money("overdraftLimit"),
                        changed.number("version"),
                        new BigDecimal("3")));
    }

    @Test
    void movementsAskedForDirectly() {
        var id = shop.platform();

        var deposit = api.post(credits(id), """
                        {"amount": {"amount": "100.00", "currency": "USD"}, "reference": "r", "description": "d"}""").expect(201).json();
        var deduction =
                api.post(credits(id) + "/deduct", amount("40.00")).expect(201).json();
        var adjustment = api.post(credits(id) + "/adjust", """
                        {"amount": {"amount": "-1.50", "currency": "USD"}, "reason": "supplier error"}""").expect(201).json();

        assertThat(told(Topics.CREDIT_DEPOSITED, id, _ -> true)).isEqualTo(new CreditDeposited(id, movement(deposit)));
        assertThat(told(Topics.CREDIT_ADJUSTED, id, _ -> true)).isEqualTo(new CreditAdjusted(id, movement(adjustment)));
        var deducted = told(Topics.CREDIT_DEDUCTED, id, event -> event.saleId() == null);
        assertThat(deducted.attempt()).isZero();
        assertThat(deducted.movements()).containsExactly(movement(deduction));
    }

    @Test
    void movementsOfSales() {
        var acme = shop.stocked("10.00");
        var globex = shop.stocked("10.00");
        var sale = shop.sale(cost(acme, "4.00"), cost(globex, "5.00"));
        var tooMuch = shop.sale(cost(acme, "6.01"), cost(UUID.randomUUID(), "1.00"));

        shop.confirm(sale);
        var deducted =
                told(Topics.CREDIT_DEDUCTED, sale.id(), event -> sale.id().equals(event.saleId()));
        shop.confirm(tooMuch);
        var rejected = told(Topics.CREDIT_DEDUCTION_REJECTED, tooMuch.id(), _ -> true);
        shop.refund(sale);
        var refunded = told(Topics.CREDIT_REFUNDED, sale.id(), _ -> true);

        assertThat(deducted.movements()).containsExactlyInAnyOrder(last(acme, "deduction"), last(globex, "deduction"));
        assertThat(refunded.movements()).containsExactlyInAnyOrder(last(acme, "refund"), last(globex, "refund"));
        assertThat(rejected.reason()).isEqualTo("unknown-platform");
        assertThat(rejected.shortfalls()).hasSize(2);
    }

    @Test
    void movementsOfCharges() {
        var acme = shop.stocked("10.00");
        var subscription = UUID.randomUUID();
        var charge = shop.sale(cost(acme, "4.00"));
        var tooMuch = shop.sale(cost(acme, "6.01"));

        shop.due(charge, subscription);
        var deducted = told(Topics.CREDIT_DEDUCTED, charge.id(), _ -> true);
        shop.due(tooMuch, subscription);
        var rejected = told(Topics.CREDIT_DEDUCTION_REJECTED, tooMuch.id(), _ -> true);

        assertThat(deducted)
                .isEqualTo(new CreditDeducted(charge.id(), 1, List.of(last(acme, "deduction")), subscription));
        assertThat(rejected.subscriptionId()).isEqualTo(subscription);
    }

    @Test
    void alerts() {
        var id = shop.platform(", \"thresholds\": {\"low\": {\"amount\": \"50.00\", \"currency\": \"USD\"}}");
        var name = api.get("/api/v1/platforms/{id}", id).expect(200).text("name");
        shop.deposit(id, "60.00");
        api.post(credits(id) + "/deduct", amount("20.00")).expect(201);

        assertThat(told(Topics.CREDIT_RECOVERED, id, _ -> true))
                .isEqualTo(new CreditRecovered(id, name, "normal", usd("60.00"), 1));
        assertThat(told(Topics.CREDIT_LOW, id, _ -> true))
                .isEqualTo(new CreditLow(id, name, "low", usd("40.00"), usd("50.00"), 2));
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

    private Movement last(UUID platform, String kind) {
        var items = api.get(credits(platform) + "/movements?kind=" + kind)
                .expect(200)
                .items();
        return movement(items.getLast());
    }

    /** The contract calls the id of a movement by its full name. */
    private static Movement movement(JsonNode view) {
        var renamed = (ObjectNode) view.deepCopy();
        renamed.set("movementId", renamed.remove("id"));
        return JSON.treeToValue(renamed, Movement.class);
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
