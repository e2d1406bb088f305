package dev.saldo.platform.lot;

import static dev.saldo.kit.database.Columns.required;

import dev.saldo.kit.web.Page;
import dev.saldo.kit.web.PagedQuery;
import dev.saldo.kit.web.Paging;
import dev.saldo.kit.web.Sorts;
import dev.saldo.money.Money;
import dev.saldo.platform.balance.AccountKey;
import dev.saldo.platform.balance.LotPolicy;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lots in the database. They may change only while the row of their account is locked. */
@Repository
public class LotRepository {

    private static final Sorts SORTS =
            Sorts.of("sequence", "sequence", "bigint").and("depositedAt", "deposited_at", "timestamptz");

    /** The column does without nulls, so that its index can be walked from one lot to the next. */
    private static final String NEVER = "infinity";

    private static final String ANY_TIME = "-infinity";

    private static final String KEPT = """
            join credit_account a on a.store_id = l.store_id and a.platform_id = l.platform_id
            join platform p on p.uid = l.platform_id""";

    private static final String FREE = "p.deleted_at is null and a.balance_minor > a.held_minor";

    private final DatabaseClient db;

    LotRepository(DatabaseClient db) {
        this.db = db;
    }

    /** A lot, and what of its account's cost falls to it. */
    record ListedLot(Lot lot, Money costRemaining) {}

    /**
     * The lots that are next to be taken, of each account as many as hold what is needed there, or all. Walks from lot
     * to lot, so that it costs the same however many there are.
     *
     * @param needs in minor units
     */
    public Flux<Lot> next(Map<AccountKey, Long> needs) {
        var accounts = List.copyOf(needs.keySet());
        return needs.isEmpty()
                ? Flux.empty()
                : db.sql("""
                        with recursive taken as (
                            select f.*, f.remaining_minor as held, k.need
                              from unnest(:stores, :platforms, :needs) as k (store_id, platform_id, need)
                             cross join lateral (
                                   select * from credit_lot l
                                    where l.store_id = k.store_id and l.platform_id = k.platform_id and l.open
                                    order by l.turn, l.sequence limit 1) f
                             where k.need > 0
                            union all
                            select n.*, t.held + n.remaining_minor, t.need
                              from taken t
                             cross join lateral (
                                   select * from credit_lot l
                                    where l.store_id = t.store_id and l.platform_id = t.platform_id and l.open
                                      and (l.turn, l.sequence) > (t.turn, t.sequence)
                                    order by l.turn, l.sequence limit 1) n
                             where t.held < t.need)
                        select * from taken""")
                        .bind("stores", column(accounts, AccountKey::store, UUID[]::new))
                        .bind("platforms", column(accounts, AccountKey::platform, UUID[]::new))
                        .bind("needs", column(accounts, needs::get, Long[]::new))
                        .map(LotRepository::fromRow)
                        .all();
    }

    /** Those of these lots that are of one of the accounts. */
    public Flux<Lot> find(Collection<AccountKey> keys, Collection<UUID> ids) {
        var accounts = List.copyOf(keys);
        return ids.isEmpty()
                ? Flux.empty()
                : db.sql("""
                        select l.*
                          from credit_lot l
                          join unnest(:stores, :platforms) as k (store_id, platform_id)
                            on k.store_id = l.store_id and k.platform_id = l.platform_id
                         where l.uid = any(:ids)""")
                        .bind("stores", column(accounts, AccountKey::store, UUID[]::new))
                        .bind("platforms", column(accounts, AccountKey::platform, UUID[]::new))
                        .bind("ids", ids.toArray(UUID[]::new))
                        .map(LotRepository::fromRow)
                        .all();
    }

    /**
     * Some of the lots that have expired, by the clocks of their stores, with credits in them which nothing holds. Where
     * clocks were moved they are looked for store by store: all the others have any number that those have passed.
     *
     * @param now by the wall
     * @param limit how many of either
     */
    public Flux<Lot> due(Instant now, int limit) {
        return db.sql("""
                        (select l.* from credit_lot l %1$s
                          where l.open and l.expires_at <= :now and %2$s
                            and (select true from kit.store_clock c where c.store_id = l.store_id) is not true
                          order by l.expires_at limit :limit)
                        union all
                        (select m.* from kit.store_clock c cross join lateral (
                                select l.* from credit_lot l %1$s
                                 where l.store_id = c.store_id and l.open and l.expires_at <= c.now and %2$s
                                 order by l.expires_at limit :limit) m
                          limit :limit)""".formatted(KEPT, FREE))
                .bind("now", now)
                .bind("limit", limit)
                .map(LotRepository::fromRow)
                .all();
    }

    /** The same in one store. */
    public Flux<Lot> due(UUID store, Instant now, int limit) {
        return db.sql("""
                        select l.* from credit_lot l %s
                         where l.store_id = :store and l.open and l.expires_at <= :now and %s
                         order by l.expires_at limit :limit""".formatted(KEPT, FREE))
                .bind("store", store)
                .bind("now", now)
                .bind("limit", limit)
                .map(LotRepository::fromRow)
                .all();
    }

    /** When the next lot of a store expires, after now; empty when none will. */
    public Mono<Instant> nextDue(UUID store, Instant now) {
        return db.sql("""
                        select l.expires_at from credit_lot l join platform p on p.uid = l.platform_id
                         where l.store_id = :store and l.open and l.expires_at > :now and p.deleted_at is null
                         order by l.expires_at limit 1""")
                .bind("store", store)
                .bind("now", now)
                .mapValue(Instant.class)
                .one();
    }

    /** New lots, and what changed of those that are there, with one statement. */
    public Mono<Void> save(List<Lot> lots, Map<AccountKey, LotPolicy> policies) {
        return lots.isEmpty()
                ? Mono.empty()
                : db.sql("""
                        insert into credit_lot
                            (uid, store_id, platform_id, movement_id, sequence, currency, credits_minor, bonus_minor,
                             paid_minor, fees_minor, counted_credits_minor, counted_cost_minor, remaining_minor,
                             cost_remaining_minor, expires_at, deposited_at, turn)
                        select u.uid, u.store_id, u.platform_id, u.movement_id, u.sequence, u.currency, u.credits,
                               u.bonus, u.paid, u.fees, u.counted, u.counted_cost, u.remaining, u.cost_remaining,
                               u.expires_at::timestamptz, u.deposited_at::timestamptz, u.turn::timestamptz
                          from unnest(:uids, :stores, :platforms, :movements, :sequences, :currencies, :credits,
                                      :bonuses, :paids, :fees, :counted, :countedCosts, :remaining, :costs,
                                      :expiries, :ats, :turns)
                               as u (uid, store_id, platform_id, movement_id, sequence, currency, credits, bonus, paid,
                                     fees, counted, counted_cost, remaining, cost_remaining, expires_at, deposited_at,
                                     turn)
                        on conflict (uid) do update
                           set (counted_credits_minor, counted_cost_minor, remaining_minor, cost_remaining_minor, turn)
                             = (excluded.counted_credits_minor, excluded.counted_cost_minor, excluded.remaining_minor,
                                excluded.cost_remaining_minor, excluded.turn)""")
                        .bind("uids", column(lots, Lot::id, UUID[]::new))
                        .bind("stores", column(lots, lot -> lot.account().store(), UUID[]::new))
                        .bind("platforms", column(lots, lot -> lot.account().platform(), UUID[]::new))
                        .bind("movements", column(lots, lot -> lot.origin().movement(), UUID[]::new))
                        .bind("sequences", column(lots, lot -> lot.origin().sequence(), Long[]::new))
                        .bind("currencies", column(lots, LotRepository::currency, String[]::new))
                        .bind("credits", minors(lots, lot -> lot.purchase().credits()))
                        .bind("bonuses", minors(lots, lot -> lot.purchase().bonus()))
                        .bind("paids", minors(lots, lot -> lot.purchase().paid()))
                        .bind("fees", minors(lots, lot -> lot.purchase().fees()))
                        .bind("counted", minors(lots, lot -> lot.counted().credits()))
                        .bind("countedCosts", minors(lots, lot -> lot.counted().cost()))
                        .bind("remaining", minors(lots, Lot::remaining))
                        .bind("costs", minors(lots, Lot::costRemaining))
                        .bind(
                                "expiries",
                                column(lots, lot -> text(lot.purchase().expiresAt()), String[]::new))
                        .bind("ats", column(lots, lot -> lot.origin().at().toString(), String[]::new))
                        .bind("turns", column(lots, lot -> turn(lot, policies.get(lot.account())), String[]::new))
                        .then();
    }

    /** Puts the open lots of an account, which is locked, under another policy; together they keep what they cost. */
    public Mono<Void> rearrange(AccountKey account, LotPolicy from, LotPolicy to) {
        return db.sql("""
                        with pool as (
                            select l.id, l.remaining_minor::numeric as credits, a.lots_cost_minor::numeric as cost,
                                   sum(l.remaining_minor) over (order by l.sequence) as upto,
                                   sum(l.remaining_minor) over () as total
                              from credit_lot l
                              join credit_account a on a.store_id = l.store_id and a.platform_id = l.platform_id
                             where l.store_id = :store and l.platform_id = :platform and l.open),
                        spread as (
                            select id, div(2 * cost * upto + total, 2 * total)
                                       - div(2 * cost * (upto - credits) + total, 2 * total) as cost
                              from pool),
                        fresh as (
                            select s.id, case when :pooled then 0 when :spread then s.cost::bigint
                                              else l.cost_remaining_minor end as cost
                              from spread s join credit_lot l on l.id = s.id)
                        update credit_lot l
                           set counted_credits_minor = case when :recount then l.remaining_minor
                                                            else l.counted_credits_minor end,
                               counted_cost_minor = case when :recount then f.cost else l.counted_cost_minor end,
                               cost_remaining_minor = f.cost,
                               turn = case when :byExpiry then coalesce(l.expires_at, 'infinity')
                                           else '-infinity' end
                          from fresh f
                         where l.id = f.id""")
                .bind("store", account.store())
                .bind("platform", account.platform())
                .bind("pooled", to.pooled())
                .bind("spread", from.pooled() && !to.pooled())
                .bind("recount", from.pooled() != to.pooled())
                .bind("byExpiry", to == LotPolicy.EARLIEST_EXPIRY)
                .then();
    }

    /** @param open null for all lots */
    Mono<Page<ListedLot>> page(AccountKey account, @Nullable Boolean open, Paging paging) {
        return PagedQuery.of("""
                        select l.*, case when a.lot_policy = 'weighted-average' and l.open
                                    then div(2 * a.lots_cost_minor::numeric * l.remaining_minor + a.balance_minor,
                                             2 * a.balance_minor)::bigint
                                    else l.cost_remaining_minor end as cost_listed_minor
                          from credit_lot l
                          join credit_account a on a.store_id = l.store_id and a.platform_id = l.platform_id""", SORTS)
                .where("l.store_id = :store", "store", account.store())
                .where("l.platform_id = :platform", "platform", account.platform())
                .where("l.open = :open", "open", open)
                .fetch(db, paging, LotRepository::listed);
    }

    private static String turn(Lot lot, @Nullable LotPolicy policy) {
        if (policy != LotPolicy.EARLIEST_EXPIRY) {
            return ANY_TIME;
        }
        var expiry = text(lot.purchase().expiresAt());
        return expiry == null ? NEVER : expiry;
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static String currency(Lot lot) {
        return lot.remaining().currency().getCurrencyCode();
    }

    private static Long[] minors(List<Lot> lots, Function<Lot, Money> amount) {
        return column(lots, lot -> amount.apply(lot).minor(), Long[]::new);
    }

    private static <T, V> V[] column(List<T> rows, Function<T, ? extends @Nullable V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static ListedLot listed(Readable row) {
        var lot = fromRow(row);
        return new ListedLot(
                lot, money(row, "cost_listed_minor", lot.remaining().currency()));
    }

    private static Lot fromRow(Readable row) {
        var currency = Currency.getInstance(required(row, "currency", String.class));
        return new Lot(
                required(row, "uid", UUID.class),
                new AccountKey(required(row, "store_id", UUID.class), required(row, "platform_id", UUID.class)),
                new Origin(
                        required(row, "movement_id", UUID.class),
                        required(row, "sequence", Long.class),
                        required(row, "deposited_at", Instant.class)),
                new Purchase(
                        money(row, "credits_minor", currency),
                        money(row, "bonus_minor", currency),
                        money(row, "paid_minor", currency),
                        money(row, "fees_minor", currency),
                        row.get("expires_at", Instant.class)),
                new Counted(money(row, "counted_credits_minor", currency), money(row, "counted_cost_minor", currency)),
                money(row, "remaining_minor", currency),
                money(row, "cost_remaining_minor", currency));
    }

    private static Money money(Readable row, String column, Currency currency) {
        return new Money(required(row, column, Long.class), currency);
    }
}
