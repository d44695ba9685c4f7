package dev.rowan.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A budget: the test method fails when facades send more statements. That of a method comes before that of its class.
 *
 * <p>What {@code @BeforeEach} methods send is not counted. A test in which no facade is heard fails: its budget would always be
 * kept. See {@link Statements} for which are.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface MaxStatements {
    /** How many, from 0 on. */
    int value();
}
