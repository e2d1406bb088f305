package dev.saldo.chaos.stack;

import dev.saldo.chaos.plan.Fault;
import dev.saldo.chaos.plan.FaultKind;
import dev.saldo.chaos.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does to the stack what the plan says, and counts what was done. */
public final class Injector {

    private static final Logger log = LoggerFactory.getLogger(Injector.class);

    private final Stack stack;
    private final Plan plan;
    private final Consumer<String> progress;
    private final List<Thread> under = new ArrayList<>();
    private final Map<FaultKind, Map<String, Integer>> done = new EnumMap<>(FaultKind.class);
    private int skipped;
    private long delivered;

    public Injector(Stack stack, Plan plan, Consumer<String> progress) {
        this.stack = stack;
        this.plan = plan;
        this.progress = progress;
    }

    /** Returns when the time is over and everything that was hurt has been let go. */
    public void run(Duration length) throws InterruptedException {
        var began = System.nanoTime();
        for (var fault : plan.faults()) {
            sleepUntil(began, fault.at());
            under.add(Thread.ofVirtual().name("fault").start(() -> inflict(fault)));
        }
        sleepUntil(began, length);
        for (var thread : under) {
            thread.join();
        }
    }

    /** How often each kind of fault met each part. */
    public synchronized Map<FaultKind, Map<String, Integer>> done() {
        return new EnumMap<>(done);
    }

    /** Faults that found their part in the hands of another. */
    public synchronized int skipped() {
        return skipped;
    }

    /** How many events came again. */
    public synchronized long deliveredAgain() {
        return delivered;
    }

    private static void sleepUntil(long began, Duration at) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(at.toNanos() - (System.nanoTime() - began));
    }

    private void inflict(Fault fault) {
        var part = stack.part(fault.part());
        if (!part.tryHold()) {
            skip();
            return;
        }
        try {
            progress.accept(fault.toString());
            count(inflict(part, fault), fault.part());
        } catch (ExecutionException | KafkaException failure) {
            log.info("{}: the broker is away: {}", fault, failure.toString());
            skip();
        } catch (InterruptedException _) {
            // the run is being ended
        } finally {
            part.release();
        }
    }

    /** Answers what it was in the end. */
    private FaultKind inflict(Part part, Fault fault) throws ExecutionException, InterruptedException {
        switch (fault.kind()) {
            case KILL -> kill(part, fault);
            case REDELIVER -> {
                return redeliver(part, fault);
            }
            case PAUSE -> pause(part, fault);
            case CUT -> cut(fault);
            case REPLAY -> again(stack.events().replay(fault.seed()));
        }
        return fault.kind();
    }

    private static void kill(Part part, Fault fault) throws InterruptedException {
        part.kill();
        try {
            TimeUnit.NANOSECONDS.sleep(fault.lasting().toNanos());
        } finally {
            part.launch();
        }
    }

    /** Where the broker is away, too, it is a kill and no more. */
    private FaultKind redeliver(Part part, Fault fault) throws InterruptedException {
        part.kill();
        try {
            again(stack.events().rewind(part.name(), fault.seed()));
            TimeUnit.NANOSECONDS.sleep(fault.lasting().toNanos());
            return FaultKind.REDELIVER;
        } catch (ExecutionException | KafkaException failure) {
            log.info("{}: nothing comes again: {}", fault, failure.toString());
            return FaultKind.KILL;
        } finally {
            part.launch();
        }
    }

    private static void pause(Part part, Fault fault) throws InterruptedException {
        part.pause();
        try {
            TimeUnit.NANOSECONDS.sleep(fault.lasting().toNanos());
        } finally {
            part.resume();
        }
    }

    private void cut(Fault fault) throws InterruptedException {
        stack.proxy().cut();
        try {
            TimeUnit.NANOSECONDS.sleep(fault.lasting().toNanos());
        } finally {
            stack.proxy().open();
        }
    }

    private synchronized void again(long events) {
        delivered += events;
    }

    private synchronized void skip() {
        skipped++;
    }

    private synchronized void count(FaultKind kind, String part) {
        done.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(part, 1, Integer::sum);
    }
}
