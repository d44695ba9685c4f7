package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.testing.TestRow;
import dev.rowan.testing.TestRows;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that a test does not care about. */
class TestRowsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    @Test
    void rows_that_require_each_other_at_once_are_refused(TestRows rows) {
        assertThatIllegalStateException()
                .isThrownBy(() -> rows.insert("pumps"))
                .withMessageContaining("help: give pump_id, by rows.insert(\"motors\"");
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
