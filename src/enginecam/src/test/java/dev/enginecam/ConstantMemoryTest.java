package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A JVM of 64 MB reads and stores more than it can hold. With {@code -Drowan.rows=5000000} all of them; by default as many as show that a list
 * would not do.
 */
class ConstantMemoryTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final int ROWS = Integer.getInteger("rowan.rows", 150_000);

    /** The JVM of 64 MB: what to do, and the database's URL. */
    static final class Reader {
        private Reader() {}

        public static void main(String... arguments) {
            var source = new PGSimpleDataSource();
            source.setUrl(arguments[1]);
            EngineCam db = EngineCam.of(source);
            System.out.println("rows: " + rows(db, arguments[0]));
        }

        private static long rows(EngineCam db, String what) {
            return switch (what) {
                case "list" -> db.users().all().list().size();
                case "stream" -> count(db.users().all().stream());
                case "shape" -> count(db.users().all().stream(Graphs.USER_PROJECTS));
                case "copyIn" -> db.users().copyIn(newUsers(Long.getLong("rowan.rows")));
                case "copyUpsert" -> db.users().copyUpsertByEmail(newUsers(Long.getLong("rowan.rows")));
                case "insertAll" ->
                    db.users()
                            .insertAll(newUsers(Long.getLong("rowan.rows")).toList())
                            .size();
                default -> throw new IllegalArgumentException(what);
            };
        }

        /** All out of one element, whose rows an iterator would keep. */
        private static Stream<NewUser> newUsers(long count) {
            return Stream.of("new_")
                    .flatMap(start -> LongStream.range(0, count).mapToObj(i -> SomeRows.newUser(start + i)));
        }

        private static long count(Stream<?> rows) {
            try (rows) {
                return rows.mapToLong(row -> 1).sum();
            }
        }
    }

    @Test
    void a_stream_does_not_keep_what_it_has_read(TestDatabase database) throws Exception {
        fill(database);
        assertThat(forked("list", database)).contains("OutOfMemoryError");
        for (String what : List.of("stream", "shape")) {
            long start = System.nanoTime();
            assertThat(forked(what, database)).isEqualTo("rows: " + ROWS + "\n");
            System.out.printf("%s of %,d rows at 64 MB: %d ms%n", what, ROWS, (System.nanoTime() - start) / 1_000_000);
        }
    }

    @Test
    void copy_in_does_not_keep_what_it_has_stored(TestDatabase database) throws Exception {
        assertThat(forked("insertAll", database)).contains("OutOfMemoryError");
        long start = System.nanoTime();
        assertThat(forked("copyIn", database)).isEqualTo("rows: " + ROWS + "\n");
        System.out.printf("copyIn of %,d rows at 64 MB: %d ms%n", ROWS, (System.nanoTime() - start) / 1_000_000);
        assertThat(EngineCam.of(database.dataSource()).users().count()).isEqualTo(ROWS);
        start = System.nanoTime();
        assertThat(forked("copyUpsert", database)).isEqualTo("rows: " + ROWS + "\n");
        System.out.printf("copyUpsert of %,d rows at 64 MB: %d ms%n", ROWS, (System.nanoTime() - start) / 1_000_000);
        assertThat(EngineCam.of(database.dataSource()).users().count()).isEqualTo(ROWS);
    }

    private static void fill(TestDatabase database) throws SQLException {
        try (var connection = database.connect();
                var s = connection.createStatement()) {
            s.execute("set session_replication_role = replica"); // no look at each key
            s.execute("insert into users (id, email) select 'user_' || g, 'user_' || g || '@example.com'"
                    + " from generate_series(1, " + ROWS + ") g");
            s.execute("insert into projects (user_id, name) select id, 'project of ' || id from users");
            s.execute("insert into cams (project_id, name, cam_type, lift, duration)"
                    + " select id, 'Intake', 'intake', 9.5, 240 from projects");
            s.execute("analyze");
        }
    }

    private static String forked(String what, TestDatabase database) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Drowan.rows=" + ROWS,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        what,
                        database.url())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
