package dev.saldo.sales.plan;

import dev.saldo.contracts.catalog.DiscountChanged;
import dev.saldo.kit.inbox.Event;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The discounts as catalog last told them; whether one applies is decided by {@link DiscountRules}. */
@Repository
public class Discounts {

    private final DatabaseClient db;
    private final CopyTable<DiscountChanged> copies;

    Discounts(DatabaseClient db) {
        this.db = db;
        this.copies = new CopyTable<>(
                db, "discount_copy", DiscountChanged.class, DiscountChanged::discountId, DiscountChanged::version);
    }

    /** The coupons with these codes, however they are typed, in the order asked; inactive ones with them, no deleted. */
    public Mono<List<DiscountChanged>> byCodes(UUID store, Collection<String> codes) {
        return codes.isEmpty()
                ? Mono.just(List.of())
                : db.sql("""
                        select c.body
                          from unnest(:codes::text[]) with ordinality as w(code, position)
                          cross join lateral (
                              select body from discount_copy
                               where store_id = :store and code = w.code and not deleted
                               order by uid desc limit 1) c
                         order by w.position""")
                        .bind("store", store)
                        .bind("codes", inCapitals(codes))
                        .map(copies::fromRow)
                        .all()
                        .collectList();
    }

    /** Those in use that apply by themselves, oldest first. */
    public Mono<List<DiscountChanged>> automatic(UUID store) {
        return db.sql("""
                        select body from discount_copy
                         where store_id = :store and code is null and usable
                         order by uid""").bind("store", store).map(copies::fromRow).all().collectList();
    }

    Mono<Void> apply(List<Event<DiscountChanged>> events) {
        return copies.apply(events);
    }

    Mono<Void> learn(UUID store, DiscountChanged discount) {
        return copies.learn(store, discount);
    }

    private static String[] inCapitals(Collection<String> codes) {
        return codes.stream()
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .distinct()
                .toArray(String[]::new);
    }
}
