package dev.rowan.testing;

import static dev.rowan.testing.TestDatabasesTest.execute;
import static dev.rowan.testing.TestDatabasesTest.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.SAME_THREAD) // one class of tests remembers its connection
class ParametersTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.ofSql("create table t (a int primary key)");

    @BeforeEach
    void before_each_has_a_connection_too(Connection connection) throws SQLException {
        execute(connection, "insert into t values (1)");
    }

    @Test
    void each_parameter_is_a_connection_of_its_own(Connection one, Connection another) throws SQLException {
        assertThat(one).isNotSameAs(another);
        one.setAutoCommit(false);
        execute(one, "insert into t values (2)");
        assertThat(number(another, "select count(*) from t")).isEqualTo(1);
    }

    @Test
    void jooq_commits_by_itself_and_in_its_transactions(DSLContext dsl, Connection connection) throws SQLException {
        assertThat(dsl.dialect()).isEqualTo(SQLDialect.POSTGRES);
        assertThat(dsl.execute("insert into t values (2)")).isEqualTo(1);
        dsl.transaction(inner -> inner.dsl().execute("insert into t values (3)"));
        assertThat(number(connection, "select count(*) from t")).isEqualTo(3);
    }

    @Test
    void the_connection_of_a_parameter_is_closed_after_the_test() throws SQLException {
        assertThat(TestRuns.failures(TestRuns.of(Keeps.class))).isEmpty();
        assertThat(Keeps.CONNECTION.get().isClosed()).isTrue();
    }

    static class Keeps {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.empty();

        static final AtomicReference<Connection> CONNECTION = new AtomicReference<>();

        @Test
        void keeps(Connection connection) throws SQLException {
            CONNECTION.set(connection);
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}
