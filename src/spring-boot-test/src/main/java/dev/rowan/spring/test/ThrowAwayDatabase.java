package dev.rowan.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The application of the test has an empty database of its own, whatever {@code spring.datasource.*} says: a bean of Boot's
 * {@code JdbcConnectionDetails}, as {@code @ServiceConnection} makes one of a container. Boot's Flyway migrates it. It lives as
 * long as the application's context, which Spring keeps for all tests of the same configuration.
 *
 * <p>The server is {@code auto} in the words of {@link dev.rowan.postgres.PostgresServer#start}: embedded, or what the environment
 * variable {@code ROWAN_SERVER} says. One for all contexts of a JVM.
 *
 * <pre>{@code
 * @JooqTest
 * @ThrowAwayDatabase
 * class BookingsTest {
 *     @Test
 *     void a_room_is_booked(@Autowired Hotel hotel) { ... }
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface ThrowAwayDatabase {}
