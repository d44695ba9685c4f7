package dev.rowan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

class TestDatabasesTest {
    @RegisterExtension
    static final TestDatabases DATABASES =
            TestDatabases.ofSql("create table t (a int primary key); insert into t values (1)");

    @BeforeEach
    void the_database_of_before_each_is_the_tests_own(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, "insert into t values (2)");
        }
    }

    /** Runs in parallel; each would fail on the key of the others if they shared a database. */
    @RepeatedTest(12)
    void each_test_has_a_database_of_its_own(TestDatabase database, DataSource dataSource) throws SQLException {
        assertThat(dataSource).isSameAs(database.dataSource());
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "insert into t values (3)");
            assertThat(number(connection, "select sum(a) from t")).isEqualTo(6);
        }
        try (Connection connection = DriverManager.getConnection(database.url())) {
            assertThat(number(connection, "select count(*) from t")).isEqualTo(3);
        }
    }

    @Test
    void connections_are_the_pools_own(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.unwrap(PgConnection.class)).isNotNull();
            assertThat(connection.isWrapperFor(PGConnection.class)).isTrue();
        }
        assertThatThrownBy(() -> dataSource.getConnection("me", "secret"))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessage("a test has one user");
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
