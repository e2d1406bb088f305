package dev.saldo.chaos.load;

import static dev.saldo.chaos.load.Opening.usd;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * All clients together. What clients of further services do is one more task in {@link Step}, and an {@link Act} with
 * its line in {@code check.Promises}.
 */
public final class Load implements AutoCloseable {

    private static final int CLIENTS = 12;
    private static final long SHORTEST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 250;
    private static final long WATCH_MILLIS = 1_500;

    /** Enough for all sales and charges that wait. */
    private static final long LAST_DEPOSIT_MINOR = 100_000_000;

    private final List<Store> stores;
    private final Told told = new Told();
    private final Seen seen = new Seen();
    private final LongAdder attempts = new LongAdder();
    private final UsageTopic topic;
    private final List<Thread> clients;
    private final Thread watch;
    private volatile boolean goesOn = true;
    private volatile boolean waits = true;

    private Load(long seed, List<Store> stores, String kafka) {
        this.stores = stores;
        this.topic = new UsageTopic(kafka);
        var patience = new Patience(told, this, attempts);
        var trading = new Trading(patience, seen);
        var subscribing = new Subscribing(patience, Clock.systemUTC());
        var metering = new Metering(patience, topic);
        this.clients = IntStream.range(0, CLIENTS)
                .mapToObj(number -> new Client(new Script(seed, number), stores, this, trading, subscribing, metering))
                .map(Thread.ofVirtual().name("client-", 0)::unstarted)
                .toList();
        this.watch = Thread.ofVirtual().name("watch").unstarted(this::watch);
    }

    /** @param kafka where the broker is found */
    public static Load start(long seed, List<Store> stores, String kafka) {
        var load = new Load(seed, stores, kafka);
        load.clients.forEach(Thread::start);
        load.watch.start();
        return load;
    }

    /** No new operations; those under way go on asking until they are answered. */
    public void stop() {
        goesOn = false;
    }

    /** Waits until every client has been told what became of its last operation. */
    public boolean awaitAnswers(Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        for (var client : clients) {
            client.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
        waits = false;
        topic.settle();
        return clients.stream().noneMatch(Thread::isAlive);
    }

    /** So much credit that every sale and every charge that waits can go on. */
    public void depositForAll() throws InterruptedException {
        for (var store : stores) {
            for (var platform : store.platforms()) {
                deposit(store, platform);
            }
        }
    }

    private void deposit(Store store, UUID platform) throws InterruptedException {
        var operation = new Operation(UUID.randomUUID(), Act.DEPOSIT, store.id(), platform, LAST_DEPOSIT_MINOR);
        var body = Map.of(
                "amount", usd(LAST_DEPOSIT_MINOR), "reference", operation.key().toString());
        told.tries(operation);
        for (var attempt = 0; attempt < 60; attempt++) {
            var reply = store.http().post("/api/v1/platforms/%s/credits".formatted(platform), operation.key(), body);
            if (reply != null && reply.isOk()) {
                told.acknowledged(operation, reply.id().toString());
                return;
            }
            told.unanswered(operation);
            TimeUnit.SECONDS.sleep(1);
        }
    }

    public Told told() {
        return told;
    }

    public Seen seen() {
        return seen;
    }

    public List<Store> stores() {
        return stores;
    }

    /** How many requests the operations took. */
    public long attempts() {
        return attempts.sum();
    }

    /** Nobody waits for anything any more. */
    @Override
    public void close() {
        goesOn = false;
        waits = false;
        stores.forEach(store -> store.http().close());
        topic.close();
    }

    boolean goesOn() {
        return goesOn;
    }

    boolean waitsForAnswers() {
        return waits;
    }

    void pace() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
    }

    /** Looks at the newest invoices now and then, as somebody does who reads them all. */
    private void watch() {
        try {
            while (goesOn) {
                for (var store : stores) {
                    var page = store.http().get("/api/v1/invoices?sort=-number&limit=200");
                    if (page != null && page.isOk()) {
                        page.body().get("items").forEach(seen::invoice);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
            }
        } catch (InterruptedException _) {
            // the run is being ended
        }
    }
}
