package dev.saldo.suite.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A scenario against the whole suite, which is started once for all of them. Its methods may ask for a {@link Shop}, of
 * which each gets its own, for {@link Saldo} and for {@link Broker}. After each method the shop's books are checked.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SuiteExtension.class)
@interface SuiteScenario {}
