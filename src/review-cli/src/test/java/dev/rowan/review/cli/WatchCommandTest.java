package dev.rowan.review.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WatchCommandTest {
    private static final String DONE = " ms";
    private static final String MAJOR =
            System.getProperty("postgres.version", "18").replaceFirst("\\..*", "");

    @TempDir
    Path folder;

    @Test
    void a_saved_query_is_told_at_once_from_a_server_that_stays() throws Exception {
        Path migrations = Files.createDirectory(folder.resolve("migrations"));
        Path queries = Files.createDirectory(folder.resolve("queries"));
        Files.writeString(migrations.resolve("V1__a.sql"), "create table a (id int primary key, x text);");
        Path query = queries.resolve("first.sql");
        Files.writeString(query, "select id from a where id = :id;");
        Process watch = Rowan.start(
                "watch",
                "--migrations",
                migrations.toString(),
                "--queries",
                queries.toString(),
                "--sizes",
                Files.writeString(folder.resolve("sizes.txt"), "server " + MAJOR + "\nrows a 10M\n")
                        .toString());
        try (BufferedReader out = watch.inputReader()) {
            until(out, l -> l.startsWith("watching " + queries));

            long start = System.nanoTime();
            Files.writeString(query, "select id, x, count(*) over () as n from a where id = :id and x = :x;");
            List<String> told = until(out, l -> l.endsWith(DONE));
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertThat(told.subList(0, told.size() - 1))
                    .containsExactly(
                            "queries.first, returns many",
                            "  :id  integer not null",
                            "  :x   text not null",
                            "  id   integer not null",
                            "  x    text not null",
                            "  n    bigint not null",
                            "  plan  WindowAgg",
                            "          Index Scan using a_pkey on public.a",
                            "              Index Cond: (id = $1)",
                            "              Filter: (x = $2)");
            System.out.println("watch: " + millis + " ms from the file to the line");

            Files.writeString(query, "select idd from a;");
            assertThat(until(out, l -> l.endsWith(DONE)))
                    .anyMatch(l -> l.startsWith(query + ":1:8: ") && l.contains("idd"))
                    .anyMatch(l -> l.startsWith("help: "));

            Files.writeString(migrations.resolve("V2__b.sql"), "alter table a rename id to idd;");
            told = until(out, l -> l.endsWith(DONE) && l.startsWith(queries.toString()));
            assertThat(told).hasSize(2).first().asString().startsWith("migrated in ");

            Files.writeString(migrations.resolve("V3__c.sql"), "alter table b add x int;");
            assertThat(until(out, l -> l.startsWith("help: ")))
                    .anyMatch(l -> l.startsWith(migrations + "/V3__c.sql:1"));

            Files.writeString(query, "select idd, x from a;");
            assertThat(until(out, l -> l.endsWith(DONE))).contains("  idd   integer not null", "  x     text");
            assertThat(watch.isAlive()).isTrue();
        } finally {
            watch.destroy();
            assertThat(watch.waitFor()).isNotZero();
        }
    }

    @Test
    void a_folder_that_is_not_there_is_said() throws Exception {
        Rowan.Result none = Rowan.run("watch", "--migrations", "../../db/migrations", "--queries", "nowhere");
        assertThat(none.code()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).isEqualTo("nowhere: there is no such folder\nhelp: name the folder of your queries\n");
    }

    private static List<String> until(BufferedReader out, Predicate<String> last) throws IOException {
        List<String> lines = new ArrayList<>();
        String line;
        while ((line = out.readLine()) != null) {
            lines.add(line);
            if (last.test(line)) {
                return lines;
            }
        }
        throw new AssertionError("it ended: " + lines);
    }
}
