package dev.rowan.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The migration writes a random value: two runs that see the same one share one migrated cluster. */
class MigratedServerTest {
    private static final String RANDOM = "create table t as select gen_random_uuid()::text as a";

    @TempDir
    private Path tmp;

    private Path cache;
    private Path migrations;

    @BeforeEach
    void takeACacheOfOnesOwn() throws IOException {
        Installation installation = Installation.ofUser(Progress.SILENT);
        cache = Files.createDirectory(tmp.resolve("cache"));
        Path binaries = Files.createDirectory(cache.resolve("postgres"));
        Files.createSymbolicLink(binaries.resolve(installation.home().getFileName()), installation.home());
        migrations = Files.createDirectory(tmp.resolve("migrations"));
        write("V1__t.sql", RANDOM);
        System.setProperty(UserCache.PROPERTY, cache.toString());
    }

    @AfterEach
    void takeTheUsersAgain() {
        System.clearProperty(UserCache.PROPERTY);
    }

    @Test
    void the_same_migrations_run_once() throws IOException {
        String first = content();
        assertThat(content()).isEqualTo(first);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void a_cluster_is_shut_down_in_good_order_before_it_is_kept() throws Exception {
        String first = content();
        Installation installation = Installation.ofUser(Progress.SILENT);
        try (EmbeddedServer server =
                EmbeddedServer.start(installation, entries().getFirst())) {
            assertThat(EmbeddedServerTest.text(server.databases.first(), "select a from t"))
                    .isEqualTo(first);
            assertThat(Files.readString(server.dataDirectory().resolve("server.log")))
                    .contains("database system was shut down at")
                    .doesNotContain("recovery", "interrupted");
        }
    }

    @Test
    void databases_can_be_made_and_cloned_on_a_server_out_of_the_cache() {
        String first = content();
        try (MigratedServer migrated = open();
                ScratchDatabase clone = migrated.server().cloneOf(migrated.database());
                ScratchDatabase empty = migrated.server().create()) {
            assertThat(text(clone)).isEqualTo(first);
            assertThat(EmbeddedServerTest.text(empty, "select to_regclass('t') is null"))
                    .isEqualTo("t");
        }
    }

    @Test
    void one_byte_more_in_any_file_migrates_anew() throws IOException {
        String first = content();
        write("V1__t.sql", RANDOM + " ");
        String second = content();
        assertThat(second).isNotEqualTo(first);
        write("notes.txt", "x");
        assertThat(content()).isNotEqualTo(second);
        assertThat(entries()).hasSize(3);
    }

    @Test
    void another_setting_migrates_anew() {
        String first = content();
        Migrations mixed = Migrations.in(migrations).mixed(true);
        try (MigratedServer migrated = MigratedServer.start("embedded", mixed, Progress.SILENT)) {
            assertThat(text(migrated.database())).isNotEqualTo(first);
        }
    }

    @Test
    void switched_off_it_keeps_nothing_and_takes_nothing() throws IOException {
        String first = content();
        System.setProperty(UserCache.PROPERTY, "off");
        assertThat(content()).isNotEqualTo(first);
        System.setProperty(UserCache.PROPERTY, cache.toString());
        assertThat(content()).isEqualTo(first);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void a_failing_migration_leaves_no_entry() throws IOException {
        write("V2__oops.sql", "select 1 / 0");
        assertThatThrownBy(this::open).isInstanceOf(MigrationFailed.class).hasMessageContaining("division by zero");
        assertThat(files()).isEmpty();
    }

    @Test
    void an_entry_with_a_wrong_byte_or_cut_short_is_made_again() throws IOException {
        String first = content();
        Path entry = entries().getFirst();
        byte[] good = Files.readAllBytes(entry);
        byte[] wrong = good.clone();
        wrong[good.length / 2] ^= 1;
        Files.write(entry, wrong);
        String second = content();
        assertThat(second).isNotEqualTo(first);
        Path again = entries().getFirst();
        Files.write(again, new byte[100], StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(content()).isNotEqualTo(second);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void an_entry_that_no_server_starts_from_is_made_again() throws IOException {
        String first = content();
        Path entry = entries().getFirst();
        String key = entry.getFileName().toString().replaceAll("-.*", "");
        Files.delete(entry);
        var clusters = new ClusterCache(cache.resolve("migrated"), 8);
        Path draft = clusters.draft().orElseThrow();
        Files.writeString(draft, "no archive");
        Path bad = clusters.publish(key, draft).orElseThrow();
        assertThat(clusters.find(key)).contains(bad);
        assertThat(content()).isNotEqualTo(first);
        assertThat(entries()).hasSize(1).doesNotContain(bad);
    }

    @Test
    void a_cache_that_cannot_be_written_is_no_error() throws IOException {
        Files.writeString(cache.resolve("migrated"), "a file where the folder should be");
        assertThat(content()).isNotEqualTo(content());
    }

    @Test
    void a_cluster_with_files_elsewhere_is_not_kept() throws IOException {
        Path space = Files.createDirectory(tmp.resolve("space"));
        write("V2__space.sql", "create tablespace elsewhere location '%s'".formatted(space));
        write("V2__space.sql.conf", "executeInTransaction=false");
        assertThat(content()).isNotEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void two_jvms_at_once_make_one_entry() throws Exception {
        try (ChildJvm one = fill();
                ChildJvm other = fill()) {
            List<String> seen = List.of(one.line(), other.line());
            assertThat(one.process().onExit().join().exitValue()).isZero();
            assertThat(other.process().onExit().join().exitValue()).isZero();
            assertThat(files()).hasSameElementsAs(entries()).isNotEmpty();
            assertThat(seen).contains(content());
        }
    }

    @Test
    void a_jvm_killed_at_any_moment_leaves_a_whole_entry_or_none() throws Exception {
        Path data = Files.createDirectory(tmp.resolve("data"));
        for (int milliseconds = 400; milliseconds < 2000; milliseconds += 400) {
            try (ChildJvm child = ChildJvm.start(data, FillMain.class, migrations.toString())) {
                assertThat(child.process().isAlive()).isTrue();
                Thread.sleep(milliseconds);
            }
            Traces.assertGoneSoon(data);
            String seen = content();
            assertThat(content()).isEqualTo(seen);
            for (Path entry : entries()) {
                Files.delete(entry);
            }
        }
    }

    @Test
    void the_entries_used_last_are_kept_and_what_killed_runs_left_goes() throws IOException {
        Path folder = Files.createDirectory(tmp.resolve("clusters"));
        var clusters = new ClusterCache(folder, 2);
        List<Path> published = new ArrayList<>();
        Path old = draft(folder, Duration.ofHours(2));
        Path young = draft(folder, Duration.ofMinutes(5));
        for (String key : List.of("a", "b")) {
            published.add(publish(clusters, key));
            age(published.getLast(), Duration.ofMinutes(10 - published.size()));
        }
        assertThat(clusters.find("a")).contains(published.getFirst()); // used again
        Path third = publish(clusters, "c");
        assertThat(clusters.find("b")).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(published.getFirst(), third, young);
        }
        assertThat(old).doesNotExist();
    }

    @Test
    void the_second_to_publish_gets_the_entry_of_the_first() throws IOException {
        var clusters = new ClusterCache(tmp.resolve("clusters"), 2);
        Path first = publish(clusters, "a");
        assertThat(publish(clusters, "a")).isEqualTo(first);
        try (Stream<Path> left = Files.list(clusters.folder())) {
            assertThat(left).containsExactly(first);
        }
    }

    @Test
    void a_slow_migration_says_so_and_a_quick_one_says_nothing() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        MigratedServer.start("embedded", Migrations.in(migrations), Progress.to(lines::add))
                .close();
        assertThat(lines).isEmpty();
        write("V2__slow.sql", "select pg_sleep(3)");
        write("V3__quick.sql", "select 1");
        MigratedServer.start("embedded", Migrations.in(migrations), Progress.to(lines::add))
                .close();
        assertThat(lines).containsExactly("migrating, 2 of 3: V2__slow.sql");
    }

    private String content() {
        try (MigratedServer migrated = open()) {
            return text(migrated.database());
        }
    }

    private MigratedServer open() {
        return MigratedServer.start("embedded", Migrations.in(migrations), Progress.SILENT);
    }

    private static String text(ScratchDatabase database) {
        return EmbeddedServerTest.text(database, "select a from t");
    }

    private ChildJvm fill() throws IOException {
        return ChildJvm.start(
                Files.createDirectory(tmp.resolve(UUID.randomUUID().toString())),
                FillMain.class,
                migrations.toString());
    }

    private static Path publish(ClusterCache clusters, String key) throws IOException {
        Path draft = clusters.draft().orElseThrow();
        Files.writeString(draft, UUID.randomUUID().toString());
        Optional<Path> entry = clusters.publish(key, draft);
        assertThat(draft).doesNotExist();
        return entry.orElseThrow();
    }

    private static Path draft(Path folder, Duration age) throws IOException {
        Path draft = Files.createFile(folder.resolve(UUID.randomUUID() + ".draft"));
        age(draft, age);
        return draft;
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    private List<Path> entries() throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(".tar")).toList();
    }

    private List<Path> files() throws IOException {
        Path folder = cache.resolve("migrated");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(migrations.resolve(name), content);
    }
}
