package dev.saldo.sales;

import static dev.saldo.sales.PlanShelf.SUBSCRIPTIONS;
import static dev.saldo.sales.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.saldo.contracts.ContractJson;
import dev.saldo.contracts.Topic;
import dev.saldo.contracts.Topics;
import dev.saldo.contracts.billing.InvoiceOverdue;
import dev.saldo.kit.clock.DueWork;
import dev.saldo.kit.clock.MovedStores;
import dev.saldo.kit.id.Ids;
import dev.saldo.sales.PlanShelf.Terms;
import dev.saldo.sales.Shop.Supplier;
import dev.saldo.testkit.Api;
import dev.saldo.testkit.Events;
import dev.saldo.testkit.MovedClock;
import dev.saldo.testkit.SaldoTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is published of subscriptions keeps to the schemas of libs/contracts, and says what the API says. */
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
    private final PlanShelf shelf;
    private final Events events;
    private final MovedClock clock;
    private final List<DueWork> works;
    private final ConsumerFactory<String, byte[]> consumers;
    private final Set<String> checked = new HashSet<>();

    EventContractsIT(
            Api api,
            Events events,
            DatabaseClient db,
            MovedStores moved,
            List<DueWork> works,
            ConsumerFactory<String, byte[]> consumers) {
        this.shop = Shop.open(api, events, db);
        this.api = shop.api();
        this.shelf = new PlanShelf(shop, events);
        this.events = events;
        this.clock = new MovedClock(db, moved, shop.store());
        this.works = works;
        this.consumers = consumers;
    }

    @Test
    void everythingThatHappensToSubscriptionsIsToldAsItsSchemaSays() {
        clock.to("2026-01-31T09:00:00Z");
        var customer = shop.customer();
        aPeriodIsAskedForAndBilled(customer);
        aLifeIsToldStepByStep(customer);
        trialsAreTold(customer);
        endsAreTold(customer);

        assertThat(checked)
                .containsExactlyInAnyOrderElementsOf(Topics.all().stream()
                        .map(Topic::name)
                        .filter(name -> name.startsWith("subscription-"))
                        .toList());
    }

    private void aPeriodIsAskedForAndBilled(UUID customer) {
        var ledger = new Ledger(events, shop.store());
        var acme = shop.platform("Acme");
        ledger.deposit(acme, "100.00");
        var plan = shelf.plan("office", shop.product("OFFICE", "10.00", new Supplier(acme, "4.00")), Terms.monthly());
        var id = api.post(SUBSCRIPTIONS, Map.of("planId", plan, "customerId", customer, "paymentMethod", "pm_4Tz9QkY2"))
                .expect(201)
                .id();
        api.post(SUBSCRIPTIONS + "/" + id + "/confirm").expect(200);

        assertThat(told(Topics.SUBSCRIPTION_CREATED, id, _ -> true)
                        .subscription()
                        .status())
                .isEqualTo("draft");
        assertThat(told(Topics.SUBSCRIPTION_CHANGED, id, _ -> true).transition())
                .isEqualTo("confirmed");
        assertThat(told(Topics.SUBSCRIPTION_ACTIVATED, id, _ -> true)
                        .subscription()
                        .nextBillingDate())
                .isEqualTo(LocalDate.of(2026, 2, 28));
        var due = told(Topics.SUBSCRIPTION_RENEWAL_DUE, id, _ -> true);
        ledger.deduct(due);
        var renewed = told(Topics.SUBSCRIPTION_RENEWED, id, _ -> true);
        assertThat(renewed.charge().chargeId()).isEqualTo(due.chargeId());
        assertThat(renewed.charge().total()).isEqualTo(usd("10.00"));
        assertThat(renewed.charge().cost()).isEqualTo(usd("4.00"));
        assertThat(renewed.charge().paymentMethod()).isEqualTo("pm_4Tz9QkY2");
    }

    private void aLifeIsToldStepByStep(UUID customer) {
        var id = shelf.confirmed(shelf.plan("life", Terms.monthly().free()), customer);
        var path = SUBSCRIPTIONS + "/" + id;
        api.post(path + "/change-plan", Map.of("quantity", 3)).expect(200);
        api.post(path + "/change-plan", Map.of("quantity", 4, "proration", "none"))
                .expect(200);
        api.post(
                        path + "/charges",
                        Map.of("description", "Set-up", "unitPrice", Map.of("amount", "5.00", "currency", "USD")))
                .expect(200);
        api.post(path + "/pause", Map.of("until", "2026-02-10")).expect(200);
        api.post(path + "/unpause").expect(200);
        var invoice = overdue(id, customer);

        assertThat(told(Topics.SUBSCRIPTION_PLAN_CHANGED, id, changed -> changed.charge() != null)
                        .previousQuantity())
                .isEqualTo(1);
        assertThat(told(Topics.SUBSCRIPTION_PLAN_CHANGED, id, changed -> changed.charge() == null)
                        .previousQuantity())
                .isEqualTo(3);
        assertThat(told(Topics.SUBSCRIPTION_CHARGED, id, _ -> true).charge().total())
                .isEqualTo(usd("5.00"));
        assertThat(told(Topics.SUBSCRIPTION_PAUSED, id, _ -> true).until()).isEqualTo(LocalDate.of(2026, 2, 10));
        told(Topics.SUBSCRIPTION_RESUMED, id, _ -> true);
        assertThat(told(Topics.SUBSCRIPTION_PAST_DUE, id, _ -> true).invoiceId())
                .isEqualTo(invoice);

        api.post(path + "/cancel", Map.of("when", "now", "credit", true, "reason", "enough"))
                .expect(200);
        api.post(path + "/force-delete", Map.of("reason", "a test")).expect(204);
        assertThat(told(Topics.SUBSCRIPTION_CANCELLED, id, _ -> true).reason()).isEqualTo("enough");
        assertThat(told(
                                Topics.SUBSCRIPTION_CHARGED,
                                id,
                                charged -> charged.charge().kind().equals("unused-time"))
                        .charge()
                        .total()
                        .isNegative())
                .isTrue();
        assertThat(told(Topics.SUBSCRIPTION_DELETED, id, _ -> true).reason()).isEqualTo("a test");
    }

    private void trialsAreTold(UUID customer) {
        var going = shelf.confirmed(shelf.plan("going", Terms.monthly().free().trial(14, "convert")), customer);
        var leaving =
                shelf.confirmed(shelf.plan("leaving", Terms.monthly().free().trial(14, "end")), customer);

        moveTo("2026-02-14T00:00:00Z");

        assertThat(told(Topics.SUBSCRIPTION_TRIAL_ENDING, going, _ -> true)
                        .subscription()
                        .trialEndsAt())
                .isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(told(Topics.SUBSCRIPTION_TRIAL_ENDED, going, _ -> true).converted())
                .isTrue();
        assertThat(told(Topics.SUBSCRIPTION_TRIAL_ENDED, leaving, _ -> true).converted())
                .isFalse();
        assertThat(told(Topics.SUBSCRIPTION_EXPIRED, leaving, _ -> true).reason())
                .isEqualTo("trial-ended");
    }

    private void endsAreTold(UUID customer) {
        var id = shelf.confirmed(shelf.plan("once", Terms.monthly().free().autoClose(1)), customer);

        moveTo("2026-03-14T00:00:00Z");

        assertThat(told(Topics.SUBSCRIPTION_CLOSED, id, _ -> true)
                        .subscription()
                        .status())
                .isEqualTo("closed");
    }

    private UUID overdue(UUID subscription, UUID customer) {
        var invoice = Ids.next();
        events.publish(
                Topics.INVOICE_OVERDUE,
                shop.store(),
                invoice,
                new InvoiceOverdue(
                        invoice,
                        "INV-1",
                        null,
                        List.of(subscription),
                        customer,
                        LocalDate.of(2026, 1, 30),
                        usd("1.00"),
                        Instant.parse("2026-01-31T00:00:00Z"),
                        2));
        return invoice;
    }

    private void moveTo(String moment) {
        var now = clock.to(moment);
        var busy = true;
        while (busy) {
            busy = works.stream()
                    .map(work -> work.settle(shop.store(), now).blockOptional().orElseThrow())
                    .reduce(false, Boolean::logicalOr);
        }
    }

    /** The event about a subject; each record about it is a CloudEvent whose data keeps to the schema. */
    private <T> T told(Topic<T> topic, UUID subject, Predicate<T> wanted) {
        checked.add(topic.name());
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
