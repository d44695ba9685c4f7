package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.TestRow;
import dev.rowan.testing.TestRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Rows that a test does not care about: each table gets one, whatever it requires. */
class TestRowsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    private static List<String> tables(TestDatabase database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery(
                        "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                + " where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_)'"
                                + " and c.relname <> 'flyway_schema_history' order by 1")) {
            while (rs.next()) {
                tables.add(rs.getString(1));
            }
        }
        return tables;
    }

    @Test
    void every_table_gets_a_row_of_each_of_100_seeds(TestDatabase database) throws SQLException {
        List<String> tables = tables(database);
        assertThat(tables).hasSizeGreaterThan(60);
        deferrable(database);
        List<String> failed = new ArrayList<>();
        try (var source = withSettings(database)) {
            for (int seed = 0; seed < 100 && failed.isEmpty(); seed++) {
                TestRows rows = TestRows.of(source, seed);
                for (String table : tables) {
                    try {
                        assertThat(rows.insert(table).values()).isNotEmpty();
                    } catch (IllegalStateException e) {
                        failed.add(seed + ": " + e.getMessage() + ": " + e.getCause());
                    }
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    /** Two tables whose rows require each other: else no statement for one row can store any. */
    private static void deferrable(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            s.execute("alter table pumps alter constraint pumps_motor_id_fkey deferrable");
            s.execute("alter table motors alter constraint motors_pump_id_fkey deferrable");
        }
    }

    @Test
    void rows_that_require_each_other_at_once_are_refused(TestRows rows) {
        assertThatIllegalStateException()
                .isThrownBy(() -> rows.insert("pumps"))
                .withMessageContaining("help: give pump_id, by rows.insert(\"motors\"");
    }

    /** As an application would set them: a trigger and a default ask for them. */
    private static HikariDataSource withSettings(TestDatabase database) {
        var driver = new PGSimpleDataSource();
        driver.setUrl(database.url());
        driver.setOptions("-c app.username=ann -c app.tenant=00000000-0000-4000-8000-000000000001");
        var pool = new HikariDataSource();
        pool.setDataSource(driver);
        pool.setMaximumPoolSize(1);
        return pool;
    }

    @Test
    void a_seed_gives_the_same_again(TestDatabase database) throws SQLException {
        TestRow first = TestRows.of(database.dataSource(), 7).insert("cars");
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            s.execute("truncate cars cascade");
        }
        assertThat(TestRows.of(database.dataSource(), 7).insert("cars").get("vin", Object.class))
                .isEqualTo(first.get("vin", Object.class));
        assertThat(TestRows.of(database.dataSource(), 8).insert("cars").get("vin", Object.class))
                .isNotEqualTo(first.get("vin", Object.class));
    }

    @Test
    void what_is_given_is_kept_and_what_is_unknown_is_refused(TestRows rows) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.insert("no_such_table"))
                .withMessage("no table is called no_such_table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.insert("cars", Map.of("wings", 2)))
                .withMessage("cars has no column wings");
    }

    @Test
    void what_cannot_be_guessed_is_named(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            s.execute("create table secrets (word text not null constraint known check (md5(word) ="
                    + " '5ebe2294ecd0e0f08eab7690d2a6ee69'))");
        }
        TestRows rows = TestRows.of(database.dataSource(), 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> rows.insert("secrets"))
                .withMessageContaining("help: give word, by rows.insert(\"secrets\", Map.of(...))");
        assertThat(rows.insert("secrets", Map.of("word", "secret")).get("word", String.class))
                .isEqualTo("secret");
    }
}
