package dev.saldo.testkit;

import org.jspecify.annotations.Nullable;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * Lets a service run on for the next class that wants the same one, and stops it before another starts: two of them
 * would hear each other on topics that have fixed names. Found by Spring in {@code META-INF/spring.factories}.
 */
final class OneServiceAtATime implements TestExecutionListener {

    private static @Nullable TestContext running;

    @Override
    public void beforeTestClass(TestContext context) {
        if (!TestContextAnnotationUtils.hasAnnotation(context.getTestClass(), SaldoTest.class)) {
            return;
        }
        if (context.hasApplicationContext()) {
            TestEngines.running().forgetRecords();
            context.getApplicationContext().getBean(TestClassScope.class).end();
        } else if (running != null) {
            running.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
        running = context;
    }
}
