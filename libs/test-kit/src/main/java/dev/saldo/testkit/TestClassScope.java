package dev.saldo.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.Scope;

/** Of each bean in it a test class has one of its own, also where it shares the service with other classes. */
final class TestClassScope implements Scope {

    static final String NAME = "test-class";

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final Map<String, Runnable> destructions = new LinkedHashMap<>();

    @Override
    public synchronized Object get(String name, ObjectFactory<?> factory) {
        return beans.computeIfAbsent(name, _ -> factory.getObject());
    }

    @Override
    public synchronized @Nullable Object remove(String name) {
        destructions.remove(name);
        return beans.remove(name);
    }

    @Override
    public synchronized void registerDestructionCallback(String name, Runnable callback) {
        destructions.put(name, callback);
    }

    /** When the next class begins. */
    synchronized void end() {
        destructions.values().forEach(Runnable::run);
        destructions.clear();
        beans.clear();
    }
}
