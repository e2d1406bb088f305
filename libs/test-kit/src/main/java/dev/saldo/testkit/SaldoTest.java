package dev.saldo.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/**
 * Runs the service that a test class belongs to, on a random port, on real PostgreSQL and Kafka. The service is the
 * {@code @SpringBootApplication} found upwards from the test's package, named after its package
 * {@code dev.saldo.<service>}.
 *
 * <p>A test class takes {@link Api}, {@link Events} and any bean by its constructor.
 *
 * <p>The engines start once for a JVM, and classes with the same configuration share one service and its database. Each
 * has a store of its own, {@link Api#store()}, and sees only the events since it began; what rows are in the way it
 * leaves to {@link Api#inFreshStore}, or asks for a {@link #fresh} service. Topics have fixed names, so services run one
 * after the other, and classes must not run side by side in one JVM.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(loader = SaldoTestLoader.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(SaldoTestParameters.class)
public @interface SaldoTest {

    /**
     * Whether the class wants a service and a database that no other has used: because it looks at the rows of all
     * stores, harms the database, or measures what the service did.
     */
    boolean fresh() default false;
}
