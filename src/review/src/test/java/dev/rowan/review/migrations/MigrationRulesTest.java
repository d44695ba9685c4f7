package dev.rowan.review.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.review.Finding;
import dev.rowan.review.Finding.Level;
import dev.rowan.review.MigrationStatement;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.migrations.rules.MigrationReview;
import dev.rowan.review.migrations.rules.MigrationRule;
import dev.rowan.review.migrations.rules.MigrationRules;
import dev.rowan.review.plans.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationRulesTest {
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start("auto");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> ids() {
        return MigrationRules.ALL.stream().map(MigrationRule::id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void its_bad_file_is_found(String id, @TempDir Path folder) throws IOException {
        Samples.write(Samples.split(text(id, "bad.sql")), folder);
        assertThat(findings(review(folder, Optional.empty())))
                .extracting(Finding::rule)
                .contains(id);
        assertThat(text(id, "rule.md")).startsWith("# " + id + "\n\n");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void its_good_file_is_clean(String id, @TempDir Path folder) throws IOException {
        Samples.write(Samples.split(text(id, "good.sql")), folder);
        assertThat(findings(review(folder, Optional.empty())))
                .extracting(Finding::rule)
                .doesNotContain(id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_way_out_of_its_bad_file_runs_and_is_clean(String id, @TempDir Path folder) throws IOException {
        Samples.write(Samples.split(text(id, "bad.sql")), folder);
        takeWaysOut(folder);
    }

    /** Writes the files to write in place of each statement that has some, and reviews those. */
    private static void takeWaysOut(Path folder) throws IOException {
        List<String> written = new ArrayList<>();
        for (ReviewedMigration migration : review(folder, Optional.empty())) {
            Path file = folder.resolve(migration.file());
            for (MigrationStatement statement : migration.statements()) {
                if (!statement.instead().isEmpty()) {
                    String rest = Files.readString(file).replace(statement.text() + ";", "");
                    if (rest.replace("set local lock_timeout = '2s';", "").isBlank()) {
                        Files.delete(file);
                        Files.deleteIfExists(folder.resolve(migration.file() + ".conf"));
                    } else {
                        Files.writeString(file, rest);
                    }
                }
                for (Map.Entry<String, String> instead : statement.instead().entrySet()) {
                    Samples.write(instead.getValue(), instead.getKey(), folder);
                    written.add(instead.getKey());
                }
            }
        }
        List<ReviewedMigration> ways = review(folder, Optional.empty()).stream()
                .filter(m -> written.contains(m.file()))
                .toList();
        assertThat(ways)
                .hasSize((int) written.stream().filter(f -> f.endsWith(".sql")).count());
        assertThat(findings(ways).filter(f -> f.level() != Level.NOTE)).isEmpty();
    }

    @Test
    void stated_sizes_give_a_class_of_duration_and_the_level(@TempDir Path folder) throws IOException {
        Samples.write(Samples.split(text("index-not-concurrent", "bad.sql")), folder);
        assertThat(index(folder, "400M")).satisfies(s -> {
            assertThat(s.duration()).hasValue(MigrationStatement.Duration.MINUTES);
            assertThat(s.findings()).extracting(Finding::level).contains(Level.WARNING);
            assertThat(s.findings())
                    .extracting(Finding::message)
                    .contains(
                            "it reads all rows of users (400 M rows stated: minutes) to build users_name_idx while writers wait");
            assertThat(s.instead()).containsOnlyKeys("V3__users_name_idx.sql", "V3__users_name_idx.sql.conf");
        });
        assertThat(index(folder, "5000M"))
                .extracting(MigrationStatement::duration)
                .isEqualTo(Optional.of(MigrationStatement.Duration.HOURS));
        assertThat(index(folder, "100k")).satisfies(s -> {
            assertThat(s.duration()).hasValue(MigrationStatement.Duration.INSTANT);
            assertThat(s.findings()).extracting(Finding::level).containsOnly(Level.NOTE);
        });
    }

    private static MigrationStatement index(Path folder, String rows) {
        Sizes sizes = Sizes.parse(Path.of("sizes.txt"), """
                server 18
                rate scan 1000000/s
                rate rewrite 200000/s
                rows users %s
                """.formatted(rows));
        return review(folder, Optional.of(sizes)).getLast().statements().getLast();
    }

    private static List<ReviewedMigration> review(Path folder, Optional<Sizes> sizes) {
        return MigrationReview.of(
                MigrationTrace.of(server, Samples.migrations(folder), file -> !file.equals("V1__base.sql")),
                Map.of(),
                sizes);
    }

    private static Stream<Finding> findings(List<ReviewedMigration> migrations) {
        return migrations.stream().flatMap(m -> m.statements().stream()).flatMap(s -> s.findings().stream());
    }

    private static String text(String id, String file) throws IOException {
        try (InputStream in = MigrationRule.class.getResourceAsStream(id + "/" + file)) {
            assertThat(in).as(id + "/" + file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
