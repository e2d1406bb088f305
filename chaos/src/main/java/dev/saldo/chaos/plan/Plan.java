package dev.saldo.chaos.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * All faults of a run, earliest first. They are dealt from a shuffled deck that holds each of them, and a new one when
 * it is empty, so that a short run meets every kind and a long one every part many times.
 *
 * @param faults earliest first
 */
public record Plan(List<Fault> faults) {

    public static final String BROKER = "broker";
    public static final String POSTGRES = "postgres";

    /** Time for the load to begin. */
    private static final long FIRST_MILLIS = 2_000;

    private static final long MIN_GAP_MILLIS = 3_500;
    private static final long MAX_GAP_MILLIS = 9_500;

    /** Longer than a consumer may be silent before its group goes on without it. */
    private static final long LONGEST_PAUSE_MILLIS = 9_000;

    private static final long LONGEST_OUTAGE_MILLIS = 3_000;

    /** How long before the end the last fault ends: what it killed is up again when the time is over. */
    private static final long MARGIN_MILLIS = 12_000;

    private record Card(FaultKind kind, String part) {}

    /**
     * @param services every service, the gateway among them
     * @param listeners those that consume events
     */
    public static Plan of(long seed, Duration length, List<String> services, List<String> listeners) {
        var random = new Random(seed);
        var deck = new ArrayList<Card>();
        var faults = new ArrayList<Fault>();
        var at = FIRST_MILLIS + random.nextLong(MIN_GAP_MILLIS);
        while (true) {
            if (deck.isEmpty()) {
                deck.addAll(deck(services, listeners));
                Collections.shuffle(deck, random);
            }
            var card = deck.removeLast();
            var lasting = lasting(card.kind(), random);
            var seedOfFault = random.nextLong();
            if (at + lasting + MARGIN_MILLIS > length.toMillis()) {
                return new Plan(List.copyOf(faults));
            }
            faults.add(new Fault(
                    Duration.ofMillis(at), card.kind(), card.part(), Duration.ofMillis(lasting), seedOfFault));
            at += random.nextLong(MIN_GAP_MILLIS, MAX_GAP_MILLIS);
        }
    }

    /** Kills are what most of it is about; each other kind comes once or twice a deck. */
    private static List<Card> deck(List<String> services, List<String> listeners) {
        var deck = new ArrayList<Card>();
        services.forEach(service -> deck.add(new Card(FaultKind.KILL, service)));
        listeners.forEach(service -> deck.add(new Card(FaultKind.PAUSE, service)));
        listeners.forEach(service -> deck.add(new Card(FaultKind.REDELIVER, service)));
        deck.add(new Card(FaultKind.KILL, BROKER));
        deck.add(new Card(FaultKind.KILL, POSTGRES));
        deck.add(new Card(FaultKind.PAUSE, BROKER));
        deck.add(new Card(FaultKind.PAUSE, POSTGRES));
        deck.add(new Card(FaultKind.CUT, BROKER));
        deck.add(new Card(FaultKind.REPLAY, BROKER));
        deck.add(new Card(FaultKind.REPLAY, BROKER));
        return deck;
    }

    private static long lasting(FaultKind kind, Random random) {
        return switch (kind) {
            case PAUSE, CUT -> random.nextLong(500, LONGEST_PAUSE_MILLIS);
            case KILL, REDELIVER -> random.nextLong(100, LONGEST_OUTAGE_MILLIS);
            case REPLAY -> 0;
        };
    }
}
