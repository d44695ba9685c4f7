package dev.rowan.testing;

import static dev.rowan.testing.TestDatabasesTest.execute;
import static dev.rowan.testing.TestDatabasesTest.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In parallel, on one database. */
class RolledBackTest {
    @RegisterExtension
    static final TestDatabases DATABASES =
            TestDatabases.ofSql("create table t (a int primary key)").rollingBack();

    @BeforeEach
    void what_is_inserted_before_is_rolled_back_as_well(Connection connection) throws SQLException {
        execute(connection, "insert into t values (1)");
    }

    @RepeatedTest(12)
    void no_test_sees_the_rows_of_another(DataSource source, Connection connection) throws SQLException {
        try (Connection other = source.getConnection()) {
            execute(other, "insert into t values (2)");
        }
        assertThat(number(connection, "select count(*) from t")).isEqualTo(2);
    }

    @Test
    void a_statement_that_fails_leaves_the_rest_alive(Connection connection) throws SQLException {
        assertThatThrownBy(() -> execute(connection, "insert into t values (1)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("t_pkey");
        assertThat(number(connection, "select count(*) from t")).isEqualTo(1);
    }

    @Test
    void transactions_of_the_test_commit_and_roll_back_to_savepoints(Connection connection, Connection other)
            throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "insert into t values (2)");
        connection.commit();
        execute(connection, "insert into t values (3)");
        connection.rollback();
        execute(connection, "insert into t values (4)");
        connection.setAutoCommit(true);
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(number(other, "select sum(a) from t")).isEqualTo(7);
    }

    @Test
    void a_connection_that_is_closed_in_its_transaction_rolls_back(DataSource source, Connection other)
            throws SQLException {
        Connection closed = source.getConnection();
        closed.setAutoCommit(false);
        execute(closed, "insert into t values (2)");
        closed.close();
        assertThat(closed.isClosed()).isTrue();
        assertThatThrownBy(closed::createStatement).hasMessage("This connection has been closed.");
        assertThatThrownBy(() -> closed.setAutoCommit(false)).hasMessage("This connection has been closed.");
        assertThat(number(other, "select count(*) from t")).isEqualTo(1);
    }

    @Test
    void outside_of_a_transaction_there_is_nothing_to_commit(Connection connection) {
        assertThatThrownBy(connection::commit).hasMessage("Cannot commit when autoCommit is enabled.");
        assertThatThrownBy(connection::rollback).hasMessage("Cannot roll back when autoCommit is enabled.");
    }

    @Test
    void two_transactions_at_a_time_are_refused(Connection one, Connection another) throws SQLException {
        one.setAutoCommit(false);
        assertThatThrownBy(() -> another.setAutoCommit(false)).hasMessage("""
                two transactions at a time on the one connection of a test that is rolled back
                help: give the test a database of its own: without rollingBack()""");
    }

    @Test
    void transactions_of_jooq_are_savepoints(DSLContext dsl) {
        dsl.transaction(inner -> inner.dsl().execute("insert into t values (2)"));
        assertThatExceptionOfType(IntegrityConstraintViolationException.class)
                .isThrownBy(() -> dsl.transaction(inner -> {
                    inner.dsl().execute("insert into t values (3)");
                    inner.dsl().execute("insert into t values (1)");
                }));
        assertThat(dsl.fetchCount(dsl.selectFrom("t"))).isEqualTo(2);
    }

    @Test
    void what_would_not_be_rolled_back_is_refused(TestDatabase database) {
        assertThatIllegalStateException().isThrownBy(database::url).withMessage("""
                url() of a test that is rolled back: what is written by it would stay
                help: use dataSource(), or give the test a database of its own: without rollingBack()""");
        assertThatIllegalStateException().isThrownBy(database::connect);
        assertThatIllegalStateException().isThrownBy(database::roundTrips);
        assertThatIllegalStateException().isThrownBy(database::wire);
    }

    @Test
    void a_connection_that_is_kept_fails_the_test() {
        assertThat(TestRuns.failures(TestRuns.of(Keeps.class)))
                .singleElement()
                .asString()
                .startsWith("keeps: 1 connection was not given back");
    }

    static class Keeps {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.empty().rollingBack();

        @Test
        void keeps(DataSource source) throws SQLException {
            assertThat(source.getConnection().isValid(1)).isTrue();
        }
    }
}
