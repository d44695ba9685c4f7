package dev.rowan.review.migrations;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.review.TableLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationTraceTest {
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start("auto");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<String> names() throws IOException {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_sample_is_measured_alike_on_each_version(String name, @TempDir Path folder) throws IOException {
        List<TracedMigration> traced =
                MigrationTrace.of(server, Samples.write(name, folder), file -> !file.equals("V1__base.sql"));
        String text = traced.stream()
                .filter(TracedMigration::isNew)
                .map(MigrationTraceTest::text)
                .collect(joining());
        Path expected = Samples.FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("rowan.rewrite")) {
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
    }

    private static String text(TracedMigration migration) {
        return migration.file()
                + (migration.transaction() ? "\n" : ", no transaction\n")
                + lines("  unfilled", migration.unfilled().keySet())
                + migration.statements().stream().map(MigrationTraceTest::text).collect(joining());
    }

    private static String text(TracedStatement s) {
        return "  %d, line %d: %s\n"
                        .formatted(
                                s.number(),
                                s.line(),
                                s.text().lines().findFirst().orElse(""))
                + locks("lock", s.locks())
                + locks("held", s.held())
                + lines("    rewritten", s.rewritten())
                + lines("    truncated", s.truncated())
                + lines("    reindexed", s.reindexed())
                + rows("read", s.read())
                + rows("written", s.written())
                + lines("    dropped", s.dropped())
                + lines("    failed", s.failed().stream().toList())
                + lines("    refused", s.refused().stream().toList());
    }

    private static String locks(String what, List<TableLock> locks) {
        return locks.stream()
                .map(l -> "    %s %s %s\n".formatted(what, l.table(), l.mode().title()))
                .collect(joining());
    }

    private static String rows(String what, Map<String, ?> rows) {
        return rows.entrySet().stream()
                .map(e -> "    %s %s %s\n".formatted(what, e.getKey(), e.getValue()))
                .collect(joining());
    }

    private static String lines(String what, Collection<String> values) {
        return values.stream().map(v -> what + " " + v + "\n").collect(joining());
    }
}
