package dev.saldo.testkit;

import static java.util.Comparator.comparing;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.MethodIntrospector;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Classes with the same configuration follow each other, so that the service they share starts once. Named in
 * {@code junit-platform.properties}.
 */
final class SharingFirst implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(comparing(SharingFirst::configuration)
                        .thenComparing(type -> type.getTestClass().getName()));
    }

    /** What the class adds to the service; empty where it takes it as it is. */
    private static String configuration(ClassDescriptor type) {
        var test = type.getTestClass();
        var fresh = type.findAnnotation(SaldoTest.class).map(SaldoTest::fresh).orElse(false);
        var own = Arrays.stream(test.getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(TestConfiguration.class))
                .map(Class::getName);
        var properties = MethodIntrospector.selectMethods(
                        test, (Method method) -> method.isAnnotationPresent(DynamicPropertySource.class))
                .stream()
                .map(method -> method.getDeclaringClass().getName());
        return Stream.of(fresh ? Stream.of(test.getName()) : Stream.<String>empty(), own, properties)
                .flatMap(names -> names)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
