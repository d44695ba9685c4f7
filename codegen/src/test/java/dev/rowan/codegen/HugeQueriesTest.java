package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries of a size that a program writes, and no person. */
class HugeQueriesTest {
    @TempDir
    private Path tmp;

    @Test
    void a_megabyte_thousands_of_lines_and_the_most_parameters_and_columns_compile() throws Exception {
        var project = new Project(tmp.resolve("project"))
                .property("queries", "db/queries")
                .migration("V1__t.sql", "create table t (id bigint primary key, name text not null)")
                .file(
                        "db/queries/megabyte.sql",
                        "select id from t where name in (" + ("'" + "y".repeat(40) + "',\n").repeat(25_000) + "'z')")
                .file("db/queries/header.sql", "-- A line of the description.\n".repeat(5_000) + "select id from t")
                .file(
                        "db/queries/lines.sql",
                        "select id from t\nwhere\n" + "  id <> 1 and\n".repeat(5_000) + "id = :id")
                .file("db/queries/parameters.sql", "select id from t where id in (" + numbered(":p%d", 100) + ")")
                .file("db/queries/columns.sql", "select " + numbered("id as c%d", 120) + " from t");
        project.generate();
        List<Path> sources = project.sources().files().stream()
                .filter(f -> f.toString().endsWith(".java"))
                .toList();
        assertThat(Javac.complaints(sources, tmp.resolve("classes"))).isEmpty();
    }

    private static String numbered(String format, int most) {
        return IntStream.rangeClosed(1, most).mapToObj(format::formatted).collect(Collectors.joining(", "));
    }
}
