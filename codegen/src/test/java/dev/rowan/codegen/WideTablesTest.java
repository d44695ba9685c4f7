package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.codegen.catalogue.Catalogue;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.postgres.Migrations;
import dev.rowan.postgres.ScratchDatabase;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables with more columns than a record can have components, up to the 1,600 that PostgreSQL allows; {@code -Drowan.wide=all} has
 * them where a null is possible too.
 */
class WideTablesTest {
    private static final int NULLABLE = System.getProperty("rowan.wide", "").equals("all") ? 1_599 : 600;

    @TempDir
    private Path tmp;

    /** All of one project, because reading the libraries takes the compiler as long as a table. */
    @Test
    void wide_tables_compile_and_their_repositories_store_find_change_and_delete() throws Exception {
        Project project = new Project(tmp.resolve("project"), "acme")
                .migration(
                        "V1__wide.sql",
                        String.join(
                                "\n",
                                wide("required", 300, "smallint not null"),
                                wide("left_out", 300, "bigint not null default 0"),
                                wide("nullable", NULLABLE, "smallint"),
                                wide("widest_required", 1_599, "smallint not null")));
        project.generateAndWriteReview();
        Path classes = tmp.resolve("classes");
        List<Path> sources = project.sources().files().stream()
                .filter(f -> f.toString().endsWith(".java"))
                .toList();
        assertThat(Javac.complaints(sources, classes)).isEmpty();
        try (ScratchDatabase database = TestServer.create();
                var loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Migrations.in(project.folder().path().resolve("db/migrations")).migrate(database);
            try (Connection connection = database.connect()) {
                List<TableModel> tables = Catalogue.read(connection, List.of("public"), "flyway_schema_history");
                assertThat(tables).hasSize(4);
                assertThat(new RepositoryDriver(connection, tables, project, "acme", loader).driveAll())
                        .isEmpty();
            }
        }
    }

    private static String wide(String name, int columns, String type) {
        return "create table %s (id integer primary key, %s);"
                .formatted(
                        name,
                        IntStream.range(0, columns)
                                .mapToObj(i -> "c" + i + " " + type)
                                .collect(Collectors.joining(", ")));
    }
}
