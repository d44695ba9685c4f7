package dev.rowan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.cause;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

@Execution(ExecutionMode.SAME_THREAD) // they share a class that remembers its database
class KeptConnectionTest {
    private static final String ONE_KEPT = """
            1 connection was not given back
            help: close it, best by try-with-resources; the cause shows where it was taken""";

    @Test
    void a_test_that_keeps_a_connection_fails_with_the_place_where_it_was_taken() {
        run(Keeps.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                instanceOf(KeptConnection.class), message(ONE_KEPT), cause(isTakenIn("keeps"))));
    }

    @Test
    void a_connection_of_the_round_trip_counter_is_missed_as_well() {
        run(KeepsCounting.class)
                .assertThatEvents()
                .haveExactly(1, finishedWithFailure(message(ONE_KEPT), cause(isTakenIn("keeps"))));
    }

    @Test
    void the_tests_own_failure_comes_first() {
        run(KeepsAndFails.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                instanceOf(IllegalStateException.class),
                                message("the test's own"),
                                suppressed(0, instanceOf(KeptConnection.class))));
    }

    @Test
    void the_database_is_gone_after_the_test() {
        run(Keeps.class);
        assertThatThrownBy(() -> Keeps.DATABASE.get().connect()).hasMessageMatching("(?s).*(does not exist|refused).*");
    }

    private static Events run(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .execute()
                .testEvents();
    }

    private static Condition<Throwable> isTakenIn(String method) {
        return new Condition<>(
                place -> String.valueOf(place.getMessage()).startsWith("taken here by thread ")
                        && Arrays.stream(place.getStackTrace())
                                .anyMatch(frame -> frame.getMethodName().equals(method)),
                "taken in %s",
                method);
    }

    static class Keeps {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.empty();

        static final AtomicReference<TestDatabase> DATABASE = new AtomicReference<>();

        @Test
        void keeps(TestDatabase given) throws SQLException {
            DATABASE.set(given);
            given.dataSource().getConnection().close();
            Connection kept = given.dataSource().getConnection();
            assertThat(kept.isValid(1)).isTrue();
        }
    }

    static class KeepsCounting {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.empty();

        @Test
        void keeps(TestDatabase given) throws SQLException {
            Connection kept = given.roundTrips().dataSource().getConnection();
            assertThat(kept.isValid(1)).isTrue();
        }
    }

    static class KeepsAndFails {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.empty();

        @Test
        void keeps(TestDatabase given) throws SQLException {
            Connection kept = given.dataSource().getConnection();
            assertThat(kept.isValid(1)).isTrue();
            throw new IllegalStateException("the test's own");
        }
    }
}
