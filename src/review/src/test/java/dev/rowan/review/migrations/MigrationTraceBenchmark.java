package dev.rowan.review.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.postgres.Migrations;
import dev.rowan.postgres.PostgresServer;
import dev.rowan.review.migrations.rules.MigrationReview;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not part of a build: run it by its name. */
class MigrationTraceBenchmark {
    @Test
    void a_hundred_migrations_of_five_statements_take_under_a_minute(@TempDir Path folder) throws IOException {
        for (int m = 1; m <= 100; m++) {
            Samples.write("""
                    set local lock_timeout = '2s';
                    create table t%1$d (id bigint generated always as identity primary key, name text not null, of bigint);
                    create index on t%1$d (name);
                    alter table t%2$d add column note%1$d text check (note%1$d <> '');
                    alter table t%2$d add foreign key (of) references t%1$d not valid;
                    """.formatted(m, m == 1 ? 1 : m - 1), "V" + m + "__step.sql", folder);
        }
        try (PostgresServer server = PostgresServer.start("auto")) {
            long begin = System.nanoTime();
            List<TracedMigration> traced =
                    MigrationTrace.of(server, Migrations.in(folder, List.of(Path.of("."))), file -> true);
            var reviewed = MigrationReview.of(traced, Map.of(), Optional.empty());
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.println("100 migrations, 500 statements: " + took);
            assertThat(reviewed).hasSize(100);
            assertThat(reviewed.getLast().statements().getLast().locks()).isNotEmpty();
            assertThat(took).isLessThan(Duration.ofSeconds(60));
        }
    }
}
