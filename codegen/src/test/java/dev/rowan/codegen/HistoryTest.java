package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations as a project of some years has them. */
class HistoryTest {
    private static final int VERSIONS = 300;

    @TempDir
    private static Path tmp;

    @Test
    void hundreds_of_files_with_repeatable_ones_callbacks_script_configurations_and_schemas_of_their_own_are_generated()
            throws Exception {
        Project project = history();
        project.generateAndWriteReview();
        assertThat(project.ownSources())
                .containsKeys("sales/Order.java", "sales/BigOrder.java", "audit/Order.java", "audit/Run.java");
        assertThat(project.ownSources().get("sales/Order.java"))
                .contains("c3,", "c" + (VERSIONS - 1) + ")")
                .doesNotContain("c" + (VERSIONS + 1));
        assertThat(project.review().texts())
                .containsKeys(
                        "tables/orders.sql", "tables/audit.orders.sql", "tables/bigOrders.sql", "tables/audit.runs.sql")
                .hasEntrySatisfying(
                        "tables/orders.sql", text -> assertThat(text).contains("-- orders.findByC4: "));
        assertThat(Javac.complaints(
                        project.sources().files().stream()
                                .filter(f -> f.toString().endsWith(".java"))
                                .toList(),
                        tmp.resolve("classes")))
                .isEmpty();
    }

    private static Project history() {
        Project project = new Project(tmp.resolve("project"))
                .property("schemas", "sales, audit")
                .property("review", "db/review")
                .migration("V1__schemas.sql", "create schema sales; create schema audit;")
                .migration("V2__orders.sql", """
                        create table sales.orders (id integer primary key);
                        create table audit.orders (id integer primary key, at timestamptz not null);
                        """)
                .migration("R__big_orders.sql", """
                        create or replace view sales.big_orders as select id from sales.orders where c3 > 100;
                        """)
                .migration("afterMigrate.sql", "create table if not exists audit.runs (id integer primary key);");
        for (int version = 3; version < VERSIONS; version++) {
            project.migration(
                    "V" + version + "__c" + version + ".sql", "alter table sales.orders add c" + version + " integer;");
            if (version % 3 == 0 && version > 3) {
                project.migration(
                        "V" + version + ".1__drop.sql", "alter table sales.orders drop c" + (version - 1) + ";");
            }
        }
        return project.migration(
                        "V" + VERSIONS + "__index.sql",
                        "create unique index concurrently orders_c4 on sales.orders (c4);")
                .migration("V" + VERSIONS + "__index.sql.conf", "executeInTransaction=false");
    }
}
