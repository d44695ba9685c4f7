package dev.rowan.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Statements may be repeated within a transaction, although {@link TestDatabases#refusingRepeats} is on. That of a method comes
 * before that of its class.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface AllowRepeats {
    /** The ids that may, such as {@code users.insert}; none: all. */
    String[] value() default {};
}
