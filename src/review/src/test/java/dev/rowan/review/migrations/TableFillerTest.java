package dev.rowan.review.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.postgres.Migrations;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableFillerTest {
    @Test
    void tables_of_all_types_and_kinds_are_filled_and_their_foreign_keys_hold() throws SQLException {
        try (PostgresServer server = PostgresServer.start("auto");
                ScratchDatabase database = server.create();
                Connection c = database.connect()) {
            Migrations.in(Path.of("../garage/migrations")).migrate(database);
            Catalog catalog = Catalog.read(c);
            List<Long> tables = catalog.tables().stream()
                    .filter(t -> t.what().equals("table"))
                    .map(Catalog::oid)
                    .toList();
            TableFiller.prepare(c);
            assertThat(new TableFiller(c).fill(tables, new FillHints())).isEmpty();
            assertThat(tables).hasSizeGreaterThan(50);
            assertThat(broken(c)).isEmpty();
        }
    }

    /** Foreign keys that rows break: each is made anew, and so checked. */
    private static String broken(Connection c) throws SQLException {
        StringBuilder broken = new StringBuilder();
        try (var s = c.createStatement();
                var check = c.createStatement();
                ResultSet keys = s.executeQuery("""
                        select format('alter table %s drop constraint %I, add constraint %2$I %s', conrelid::regclass, conname,
                            pg_get_constraintdef(oid))
                        from pg_constraint where contype = 'f' and conparentid = 0
                        """)) {
            while (keys.next()) {
                try {
                    check.execute(keys.getString(1));
                } catch (SQLException e) {
                    broken.append(e.getMessage()).append('\n');
                }
            }
        }
        return broken.toString();
    }
}
