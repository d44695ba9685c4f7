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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables with more columns than a record can have components, up to the 1,600 that PostgreSQL allows. */
class WideTablesTest {
    @TempDir
    private Path tmp;

    @ParameterizedTest
    @CsvSource({"300, smallint not null", "300, bigint not null default 0", "1599, smallint", "1599, smallint not null"
    })
    void a_wide_table_compiles_and_its_repository_stores_finds_changes_and_deletes(int columns, String type)
            throws Exception {
        Project project = new Project(tmp.resolve("project"), "acme").migration("V1__wide.sql", """
                create table wide (id integer primary key, %s);
                """.formatted(
                        IntStream.range(0, columns)
                                .mapToObj(i -> "c" + i + " " + type.replace("C", "c" + i))
                                .collect(Collectors.joining(", "))));
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
                List<TableModel> tables = Catalogue.read(
                        connection, List.of("public"), "flyway_schema_history", (table, column) -> false);
                assertThat(new RepositoryDriver(connection, tables, project, "acme", loader).driveAll())
                        .isEmpty();
            }
        }
    }
}
