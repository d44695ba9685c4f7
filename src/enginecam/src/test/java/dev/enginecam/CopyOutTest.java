package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rowan.CopyFormat;
import dev.rowan.Query;
import dev.rowan.testing.RoundTrips;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CopyOutTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private DataSource source;
    private EngineCam db;

    @BeforeEach
    void fill(DataSource database) {
        source = database;
        db = EngineCam.of(database);
        db.dsl().execute("""
                insert into users (id, email, created_at, updated_at)
                select 'u' || g, 'u' || g || ', "the ' || g || '"', '2020-01-01Z', '2020-01-01Z' from generate_series(1, 25000) g;
                """);
    }

    /** Fails after so many bytes. */
    private static OutputStream failingAfter(int bytes) {
        return new OutputStream() {
            private int left = bytes;

            @Override
            public void write(int b) throws IOException {
                if (--left < 0) {
                    throw new IOException("disk full");
                }
            }
        };
    }

    @Test
    void csv_has_a_header_and_quotes_where_they_are_needed() throws IOException {
        var out = new ByteArrayOutputStream();
        long rows = db.users().where(USERS.ID.in("u1", "u2")).orderBy(USERS.ID).copyOut(out, CopyFormat.CSV);
        assertThat(rows).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst(",free,.*", "")))
                .containsExactly(
                        "id,email,subscription_status,created_at,updated_at",
                        "u1,\"u1, \"\"the 1\"\"\"",
                        "u2,\"u2, \"\"the 2\"\"\"");
    }

    @Test
    void without_a_row_there_is_a_header() throws IOException {
        for (CopyFormat format : CopyFormat.values()) {
            var out = new ByteArrayOutputStream();
            assertThat(db.users().where(USERS.ID.eq("none")).copyOut(out, format))
                    .isZero();
            assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1).allMatch(l -> l.startsWith("id"));
        }
    }

    @Test
    void progress_is_told_and_the_stream_neither_flushed_nor_closed() throws IOException {
        List<Long> told = new ArrayList<>();
        var out = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                throw new AssertionError("flushed");
            }

            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        for (CopyFormat format : CopyFormat.values()) {
            told.clear();
            assertThat(db.users().all().copyOut(out, format, told::add)).isEqualTo(25_000);
            assertThat(told).containsExactly(10_000L, 20_000L, 25_000L);
        }
    }

    @Test
    void a_stream_that_fails_leaves_the_connection_and_the_transaction_usable() {
        for (EngineCam facade : List.of(db, EngineCam.of(DSL.using(source, SQLDialect.POSTGRES)))) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(
                            () -> facade.users().where(USERS.ID.ne("u1")).copyOut(failingAfter(5_000), CopyFormat.CSV))
                    .withMessage("disk full");
            facade.transaction(tx -> {
                tx.users().update("u1", u -> u.subscriptionStatus("pro"));
                assertThatExceptionOfType(IOException.class)
                        .isThrownBy(() -> tx.users().all().copyOut(failingAfter(5_000), CopyFormat.TEXT));
                assertThatIllegalStateException()
                        .isThrownBy(() -> tx.users()
                                .all()
                                .copyOut(OutputStream.nullOutputStream(), CopyFormat.TEXT, rows -> {
                                    throw new IllegalStateException("enough");
                                }))
                        .withMessage("enough");
            });
            assertThat(facade.users().get("u1").subscriptionStatus()).isEqualTo("pro");
            assertThat(facade.users().count()).isEqualTo(25_000);
        }
    }

    @Test
    void in_a_transaction_it_sees_what_was_written() throws IOException {
        long rows = db.transactionResult(IOException.class, tx -> {
            SomeRows.user(tx, "new");
            return tx.users().where(USERS.ID.in("new", "u1")).copyOut(OutputStream.nullOutputStream(), CopyFormat.CSV);
        });
        assertThat(rows).isEqualTo(2);
    }

    /** BEGIN, COPY, COMMIT; BEGIN with the types of parameters, settings, COPY, COMMIT. */
    @Test
    void parameters_cost_one_round_trip(TestDatabase database) throws Exception {
        RoundTrips trips = database.roundTrips();
        try (var connection = new OneConnection(trips.dataSource())) {
            EngineCam one = EngineCam.of(connection);
            assertThat(trips.during(() -> copy(one.users().all()))).isEqualTo(3);
            assertThat(trips.during(() -> copy(one.users().where(USERS.ID.eq("u1")))))
                    .isEqualTo(4);
        }
    }

    private static void copy(Query<User> query) {
        try {
            query.copyOut(OutputStream.nullOutputStream(), CopyFormat.CSV);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void it_is_none_of_the_reads_that_go_together() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.together(
                        d -> {
                            copy(d.users().all());
                            return 1;
                        },
                        d -> d.users().count(),
                        List::of))
                .withMessageContaining("the functions of together only read");
    }

    @Test
    void an_analyst_reads_it_with_pandas(@TempDir Path folder) throws Exception {
        Process there = new ProcessBuilder("python3", "-c", "import pandas")
                .redirectErrorStream(true)
                .start();
        there.getInputStream().readAllBytes();
        assumeThat(there.waitFor()).as("python3-pandas is installed").isZero();
        SomeRows.cam(db, SomeRows.project(db).id(), "a,\"b\"\n");
        Path file = folder.resolve("cams.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            db.cams().where(CAMS.LIFT.gt(BigDecimal.ONE)).copyOut(out, CopyFormat.CSV);
        }
        Process read = new ProcessBuilder("python3", "-c", """
                        import pandas, sys
                        cams = pandas.read_csv(sys.argv[1], parse_dates=['created_at'])
                        print(len(cams), repr(cams.name[0]), cams.lift.sum(), cams.duration.dtype, cams.profile_points.isna()[0], cams.created_at.dtype.kind)
                        """, file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(read.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(read.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEqualTo("1 'a,\"b\"\\n' 9.5 int64 True M\n");
    }

    /** The driver would let it wait for the end of the COPY, which waits for it. */
    @Test
    @Timeout(60)
    void what_progress_or_the_stream_sends_in_the_same_transaction_is_refused() {
        List<Consumer<EngineCam>> uses = List.of(
                tx -> tx.users().count(),
                tx -> tx.users().where(USERS.ID.eq("u1")).list(),
                tx -> tx.users().insert(NewUser.id("x").email("x")),
                tx -> tx.dsl().fetch("select 1"),
                tx -> tx.transaction(inner -> inner.users().count()),
                tx -> {
                    try (var all = tx.users().all().stream()) {
                        all.forEach(u -> {});
                    }
                });
        for (EngineCam on : List.of(db, EngineCam.of(DSL.using(source, SQLDialect.POSTGRES)))) {
            for (Consumer<EngineCam> use : uses) {
                for (boolean byStream : List.of(true, false)) {
                    on.transaction(tx -> {
                        var out = new ByteArrayOutputStream() {
                            @Override
                            public void write(byte[] bytes) throws IOException {
                                super.write(bytes);
                                if (byStream && size() > 1_000_000) {
                                    use.accept(tx);
                                }
                            }
                        };
                        assertThatIllegalStateException()
                                .isThrownBy(() -> tx.users().all().copyOut(out, CopyFormat.CSV, rows -> {
                                    if (!byStream) {
                                        use.accept(tx);
                                    }
                                }))
                                .withMessageMatching(
                                        "(?s).*: the transaction's connection is busy with users.copy, .*\nhelp: .*");
                        assertThat(tx.users().count()).isEqualTo(25_000);
                    });
                }
            }
        }
    }

    @Test
    void progress_may_use_the_database_itself_and_the_transaction_when_all_is_copied() throws IOException {
        List<Long> counts = new ArrayList<>();
        long rows = db.users()
                .all()
                .copyOut(
                        new ByteArrayOutputStream(),
                        CopyFormat.CSV,
                        n -> counts.add(db.users().count()));
        assertThat(counts).hasSize(3).containsOnly(rows);
        db.transaction(
                IOException.class,
                tx -> tx.users().all().copyOut(new ByteArrayOutputStream(), CopyFormat.CSV, n -> {
                    if (n == rows) {
                        counts.add(tx.users().count());
                    }
                }));
        assertThat(counts).hasSize(4);
    }
}
