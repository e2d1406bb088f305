package dev.saldo.chaos.stack;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Something that runs in processes of its own. Whoever does something to it holds it meanwhile. */
abstract class Part {

    private final String name;
    private final ReentrantLock held = new ReentrantLock();
    private boolean retired;

    Part(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** False when somebody else has it in hand. */
    boolean tryHold() {
        return held.tryLock();
    }

    void release() {
        held.unlock();
    }

    /** Nothing happens to a part that is retired. */
    final synchronized void launch() {
        if (!retired) {
            start();
        }
    }

    /** SIGKILL for all its processes; returns when they are gone. */
    final synchronized void kill() {
        end();
    }

    /** Kills it for good, whatever a fault that is still under way wants with it. */
    final synchronized void retire() {
        retired = true;
        end();
    }

    abstract void start();

    abstract void end();

    abstract List<ProcessHandle> processes();

    boolean isAlive() {
        return !processes().isEmpty();
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        processes().forEach(process -> Signals.send(signal, process));
    }
}
