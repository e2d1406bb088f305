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
import org.springframework.test.annotation.DirtiesContext;
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
 * <p>The engines start once for a JVM. Every class gets a fresh database, and topics without the records of the classes
 * before it, so that it sees only its own events although topics have fixed names. That is why the service is stopped
 * after its class, and why classes must not run side by side in one JVM. The tests of one class share all this; where
 * that is in the way, {@link Api#inFreshStore} is a store of its own.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(loader = SaldoTestLoader.class)
@DirtiesContext
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(SaldoTestParameters.class)
public @interface SaldoTest {}
