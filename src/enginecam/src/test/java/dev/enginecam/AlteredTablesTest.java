package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.rowan.error.TransientFailure;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Statements that the server has prepared, on tables that are altered meanwhile. It refuses each of them once, for the types of
 * its result are others.
 */
class AlteredTablesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** From the fifth execution on the driver uses a prepared statement of the server. */
    private static final int EXECUTIONS = 7;

    private OneConnection connection;
    private EngineCam db;
    private Cam cam;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        connection = new OneConnection(source);
        db = EngineCam.of(connection);
        cam = SomeRows.cam(db, SomeRows.project(db).id(), "Intake");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @FunctionalInterface
    interface Work {
        /** {@code i} is different each time, so that keys can be. */
        void run(EngineCam db, Cam cam, int i);
    }

    record Verb(String name, Work work) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Verb> verbs() {
        return Stream.of(
                new Verb(
                        "find",
                        (db, cam, i) -> assertThat(db.cams().find(cam.id())).contains(cam)),
                new Verb("list", (db, cam, i) -> assertThat(db.cams().list(100)).contains(cam)),
                new Verb(
                        "where",
                        (db, cam, i) -> assertThat(
                                        db.cams().where(CAMS.NAME.eq("Intake")).list())
                                .contains(cam)),
                new Verb(
                        "where ordered by jOOQ",
                        (db, cam, i) -> assertThat(db.cams()
                                        .where(CAMS.NAME.likeIgnoreCase("int%"))
                                        .list())
                                .contains(cam)),
                new Verb(
                        "typed query",
                        (db, cam, i) ->
                                assertThat(db.cams().claimUnmeasured(10)).contains(cam)),
                new Verb(
                        "typed query with a nest",
                        (db, cam, i) -> assertThat(db.projects().withCams(List.of("owner")))
                                .hasSize(1)),
                new Verb("stream", (db, cam, i) -> {
                    try (Stream<CamExport> rows = db.cams().export()) {
                        assertThat(rows.map(CamExport::cam)).contains(cam);
                    }
                }),
                new Verb(
                        "graph",
                        (db, cam, i) -> assertThat(db.users()
                                        .get("owner", Graphs.USER_PROJECTS)
                                        .projects())
                                .hasSize(1)),
                new Verb(
                        "graphs of a dynamic query",
                        (db, cam, i) -> assertThat(
                                        db.users().where(USERS.ID.eq("owner")).list(Graphs.USER_PROJECTS))
                                .hasSize(1)),
                new Verb("insert", (db, cam, i) -> SomeRows.user(db, "inserted" + i)),
                new Verb(
                        "signIn",
                        (db, cam, i) -> db.users()
                                .signIn(UserSignInParameters.EMPTY.id("owner").email("owner@example.com"))),
                new Verb(
                        "insertAll of one statement",
                        (db, cam, i) -> assertThat(db.users()
                                        .insertAll(List.of(SomeRows.newUser("a" + i), SomeRows.newUser("b" + i))))
                                .hasSize(2)),
                new Verb(
                        "insertAll of two statements",
                        (db, cam, i) -> assertThat(db.users()
                                        .insertAll(IntStream.rangeClosed(0, 10_000)
                                                .mapToObj(n -> SomeRows.newUser("c" + i + "_" + n))
                                                .toList()))
                                .hasSize(10_001)),
                new Verb("insertGraph", (db, cam, i) -> db.users().insertGraph(SomeRows.newGraph("new" + i, 2, 2))),
                new Verb(
                        "insertGraph and read",
                        (db, cam, i) -> assertThat(db.users()
                                        .insertGraph(SomeRows.newGraph("new" + i, 2, 2), Graphs.USER_PROJECTS)
                                        .projects())
                                .hasSize(2)),
                new Verb(
                        "dsl",
                        (db, cam, i) -> assertThat(db.dsl().fetchCount(USERS)).isPositive()));
    }

    /** Each with a connection of its own, for the plans of this one are what is asked about. */
    private static void alter(TestDatabase database) throws SQLException {
        try (Connection other = database.connect();
                Statement s = other.createStatement()) {
            s.execute("alter table users alter column email type text");
            s.execute("alter table projects alter column name type text");
            s.execute("alter table cams alter column name type text");
        }
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void outside_of_a_transaction_nobody_notices(Verb verb, TestDatabase database) throws SQLException {
        for (int i = 0; i < EXECUTIONS; i++) {
            verb.work().run(db, cam, i);
        }
        alter(database);
        assertThatNoException().isThrownBy(() -> verb.work().run(db, cam, EXECUTIONS));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void a_transaction_can_be_run_again(Verb verb, TestDatabase database) throws SQLException {
        for (int i = 0; i < EXECUTIONS; i++) {
            int number = i;
            db.transaction(tx -> verb.work().run(tx, cam, number));
        }
        alter(database);
        if (!verb.name().equals("dsl")) { // counts, so that its result is of the same type
            assertThatExceptionOfType(TransientFailure.class)
                    .isThrownBy(() -> db.transaction(tx -> verb.work().run(tx, cam, EXECUTIONS)))
                    .withMessageMatching(".*: a table was altered after this statement was prepared \\[0A000]");
        }
        assertThatNoException()
                .isThrownBy(() -> db.transaction(tx -> verb.work().run(tx, cam, EXECUTIONS)));
    }
}
