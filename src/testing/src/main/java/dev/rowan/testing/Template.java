package dev.rowan.testing;

import dev.rowan.postgres.Migrations;
import dev.rowan.postgres.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;

/**
 * How to fill a template.
 *
 * @param key equal for templates of equal content
 */
record Template(String key, Consumer<ScratchDatabase> content) {
    /** Hashes at once: files that change while the tests run are of no interest. */
    static Template of(Migrations migrations) {
        return new Template("migrations " + migrations.hash(), migrations::migrate);
    }

    static Template of(String sql) {
        return new Template("sql " + sql, database -> execute(sql, database));
    }

    private static void execute(String sql, ScratchDatabase database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalArgumentException("the test's SQL failed: %s\n%s".formatted(e.getMessage(), sql), e);
        }
    }
}
