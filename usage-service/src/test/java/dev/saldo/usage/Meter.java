package dev.saldo.usage;

import dev.saldo.testkit.Answer;
import dev.saldo.testkit.Api;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** One subscriber and one feature, over HTTP. */
public record Meter(Api api, String subscriberType, String subscriberId, String feature) {

    /** Of a customer nobody has seen before. */
    public static Meter in(Api api) {
        return new Meter(api, "customer", UUID.randomUUID().toString(), "api-calls");
    }

    public Meter by(Api other) {
        return new Meter(other, subscriberType, subscriberId, feature);
    }

    public Meter limited(Map<String, ?> limit) {
        api.put("/api/v1/limits" + path(), limit).expect(200);
        return this;
    }

    public Meter limitedTo(Object hardLimit) {
        return limited(Map.of("hardLimit", hardLimit));
    }

    public Answer consume(Object amount) {
        return api.post(
                "/api/v1/usage/consume", Map.of("subscriber", subscriber(), "feature", feature, "amount", amount));
    }

    public Answer consume(Object amount, String key) {
        return consume(amount, key, "");
    }

    public Answer consume(Object amount, String key, String query) {
        return api.post(
                "/api/v1/usage/consume" + query,
                Map.of("subscriber", subscriber(), "feature", feature, "amount", amount, "idempotencyKey", key));
    }

    public Answer read() {
        return api.get("/api/v1/usage" + path());
    }

    public BigDecimal used() {
        return new BigDecimal(read().expect(200).text("used"));
    }

    /** What many callers are answered who call at once. */
    public List<Answer> atOnce(int callers, Function<Meter, Answer> call) {
        return Flux.range(0, callers)
                .flatMap(
                        _ -> Mono.fromCallable(() -> call.apply(this)).subscribeOn(Schedulers.boundedElastic()),
                        callers)
                .collectList()
                .block();
    }

    /** What the records add up to. */
    public BigDecimal recorded(DatabaseClient db) {
        return db.sql("""
                        select coalesce(sum(r.amount), 0) from usage_record r join usage_counter c on c.id = r.counter_id
                         where c.store_id = :store and c.subscriber_id = :subscriber and c.feature = :feature""")
                .bind("store", api.store())
                .bind("subscriber", subscriberId)
                .bind("feature", feature)
                .mapValue(BigDecimal.class)
                .one()
                .map(BigDecimal::stripTrailingZeros)
                .block();
    }

    public String path() {
        return "/%s/%s/%s".formatted(subscriberType, subscriberId, feature);
    }

    public Map<String, String> subscriber() {
        return Map.of("type", subscriberType, "id", subscriberId);
    }
}
