package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.TestRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each table gets a row of each seed, whatever it requires; {@code -Drowan.seeds=100} takes more of them. Rolled back, as a key of an enum has few values. */
class TestRowsOfAllTablesTest {
    @RegisterExtension
    static final TestDatabases DATABASES =
            TestDatabases.migratedBy(Path.of("migrations")).rollingBack();

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("rowan.seeds", 10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_table_gets_a_row(long seed, DataSource source) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement s = connection.createStatement()) {
            // as an application would set them: a trigger and a default ask for them
            s.execute("set app.username = 'ann'; set app.tenant = '00000000-0000-4000-8000-000000000001'");
            // two tables whose rows require each other: else no statement for one row can store any
            s.execute("alter table pumps alter constraint pumps_motor_id_fkey deferrable");
            s.execute("alter table motors alter constraint motors_pump_id_fkey deferrable");
            try (ResultSet rs = s.executeQuery(
                    "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                            + " where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_)'"
                            + " and c.relname <> 'flyway_schema_history' order by 1")) {
                while (rs.next()) {
                    tables.add(rs.getString(1));
                }
            }
        }
        assertThat(tables).hasSizeGreaterThan(60);
        TestRows rows = TestRows.of(source, seed);
        for (String table : tables) {
            assertThat(rows.insert(table).values()).isNotEmpty();
        }
        try (Connection connection = source.getConnection();
                Statement s = connection.createStatement()) {
            s.execute("set constraints all immediate");
        }
    }
}
