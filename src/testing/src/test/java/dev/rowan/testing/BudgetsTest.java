package dev.rowan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BudgetsTest {
    @Test
    void a_test_that_sends_more_than_its_budget_fails() {
        assertThat(TestRuns.failures(TestRuns.of(Budget.class)))
                .containsExactly(
                        "inner: 2 statements were sent, where @MaxStatements allows 1: a 2 times",
                        "too_many: 3 statements were sent, where @MaxStatements allows 2: a 2 times, b");
        assertThat(TestRuns.failures(TestRuns.of(Deaf.class)))
                .containsExactly(
                        "hears_nothing: @MaxStatements(1) has counted nothing: no facade of the test is heard\n"
                                + "help: take the facade as a parameter of the test; one that you make yourself is heard by"
                                + " facade.listener(event -> statements.add(event.statementId()))");
    }

    @Test
    void a_repeat_within_a_transaction_fails_the_test() {
        assertThat(TestRuns.failures(TestRuns.of(Repeats.class)))
                .containsExactly(
                        "in_a_transaction: statements were repeated within one transaction: a 3 times\n"
                                + "help: send one for all, by a shape, findAll, insertAll or a list as a parameter;"
                                + " where repeats are meant say @AllowRepeats",
                        "others_are_allowed: statements were repeated within one transaction: a 3 times\n"
                                + "help: send one for all, by a shape, findAll, insertAll or a list as a parameter;"
                                + " where repeats are meant say @AllowRepeats");
    }

    @Test
    void the_guard_can_be_on_for_all_tests() {
        assertThat(TestRuns.failures(TestRuns.of(Unguarded.class))).isEmpty();
        assertThat(TestRuns.failures(TestRuns.run(Unguarded.class, "refuse"))).hasSize(1);
        assertThat(TestRuns.failures(TestRuns.run(Unguarded.class, "yes")))
                .containsExactly("repeats: rowan.testing.repeats is yes\n"
                        + "help: say refuse or allow, in junit-platform.properties");
    }

    @Test
    void the_failure_of_the_test_itself_comes_first() {
        assertThat(TestRuns.failures(TestRuns.of(Fails.class))).containsExactly("fails: its own");
    }

    static class Budget {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.empty();

        @BeforeEach
        void before(Statements statements) {
            statements.add("before");
        }

        @Test
        @MaxStatements(2)
        void enough(Statements statements) {
            statements.add("a");
            statements.add("b");
            assertThat(statements.ids()).containsExactly("a", "b");
        }

        @Test
        @MaxStatements(2)
        void too_many(Statements statements) {
            statements.add("a");
            statements.add("b");
            statements.add("a");
        }

        @Nested
        @MaxStatements(1)
        class Inner {
            @Test
            void inner(Statements statements) {
                statements.add("a");
                statements.add("a");
            }
        }
    }

    static class Deaf {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.empty();

        @Test
        @MaxStatements(1)
        void hears_nothing(DataSource source) {
            assertThat(source).isNotNull();
        }
    }

    static class Repeats {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.empty().refusingRepeats();

        @Test
        void in_a_transaction(TestDatabase database) throws SQLException {
            inOneTransaction(3, database);
        }

        @Test
        void one_after_the_other(TestDatabase database) throws SQLException {
            inOneTransaction(1, database);
            inOneTransaction(1, database);
            database.statements().add("a");
            database.statements().add("a");
        }

        @Test
        @AllowRepeats
        void all_are_allowed(TestDatabase database) throws SQLException {
            inOneTransaction(3, database);
        }

        @Test
        @AllowRepeats("a")
        void this_is_allowed(TestDatabase database) throws SQLException {
            inOneTransaction(3, database);
        }

        @Test
        @AllowRepeats("b")
        void others_are_allowed(TestDatabase database) throws SQLException {
            inOneTransaction(3, database);
        }
    }

    static class Unguarded {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.empty();

        @Test
        void repeats(TestDatabase database) throws SQLException {
            inOneTransaction(2, database);
        }
    }

    static class Fails {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.empty().refusingRepeats();

        @Test
        @MaxStatements(1)
        void fails(TestDatabase database) throws SQLException {
            inOneTransaction(2, database);
            throw new IllegalStateException("its own");
        }
    }

    private static void inOneTransaction(int times, TestDatabase database) throws SQLException {
        DataSource source = database.dataSource();
        try (Connection connection = source.getConnection()) {
            assertThat(connection.isClosed()).isFalse();
            IntStream.range(0, times).forEach(i -> database.statements().add("a"));
        }
    }
}
