package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.QueryFailed;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a graph sees of the changes that others commit while it is read. */
@Timeout(60)
class GraphSnapshotTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final String NEW_CAMS = "insert into cams (project_id, name, cam_type, lift, duration)"
            + " select id, 'late', 'intake', 9, 240 from projects";

    private static final String ORPHANED = "alter table projects drop constraint projects_user_id_fkey";

    private EngineCam db;
    private Meanwhile meanwhile;
    private Graphs.UserProjects before;

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        db = EngineCam.of(database.dataSource());
        meanwhile = new Meanwhile(database);
        Graphs.fill(db, 3);
        before = Graphs.flat(db, "u2");
    }

    @AfterEach
    void close() throws SQLException {
        meanwhile.close();
    }

    @Test
    void outside_of_a_transaction_a_graph_is_one_snapshot(TestDatabase database) throws Exception {
        EngineCam jooqs = EngineCam.of(DSL.using(database.dataSource(), SQLDialect.POSTGRES));
        List<Callable<Graphs.UserProjects>> reads = List.of(
                () -> db.users().get("u2", Graphs.USER_PROJECTS),
                () -> db.users()
                        .where(Tables.USERS.ID.eq("u2"))
                        .first(Graphs.USER_PROJECTS)
                        .orElseThrow(),
                () -> jooqs.users().get("u2", Graphs.USER_PROJECTS),
                () -> db.users().get("u2", Graphs.LONG_VALUE));
        for (Callable<Graphs.UserProjects> read : reads) {
            Graphs.UserProjects seen = meanwhile.during(read, "cams", NEW_CAMS);
            assertThat(seen).isEqualTo(before);
            before = Graphs.flat(db, "u2");
            assertThat(read.call()).isEqualTo(before);
        }
    }

    @Test
    void nothing_of_the_snapshot_stays_with_the_connection(TestDatabase database) throws SQLException {
        try (var connection = new OneConnection(database.dataSource())) {
            EngineCam one = EngineCam.of(connection);
            assertThat(one.users().get("u2", Graphs.USER_PROJECTS)).isEqualTo(before);
            assertThat(one.users().get("u2", Graphs.LONG_VALUE)).isEqualTo(before);
            one.transaction(tx -> {
                assertThat(tx.dsl().fetchValue("show transaction_isolation")).isEqualTo("read committed");
                assertThat(tx.dsl().fetchValue("show transaction_read_only")).isEqualTo("off");
            });
            assertThat(one.dsl().fetchValue("show default_transaction_isolation"))
                    .isEqualTo("read committed");
        }
    }

    @Test
    void in_a_transaction_its_isolation_holds() throws Exception {
        Graphs.UserProjects inOneSnapshot = meanwhile.during(
                () -> db.read(tx -> {
                    tx.users().count(); // takes the snapshot
                    return tx.users().get("u2", Graphs.USER_PROJECTS);
                }),
                "cams",
                NEW_CAMS);
        assertThat(inOneSnapshot).isEqualTo(before);
        Graphs.UserProjects readCommitted = meanwhile.during(
                () -> db.transactionResult(tx -> tx.users().get("u2", Graphs.USER_PROJECTS)), "cams", NEW_CAMS);
        assertThat(readCommitted).isEqualTo(Graphs.flat(db, "u2"));
    }

    @Test
    void a_row_that_must_be_there_and_went_between_two_statements_makes_the_read_repeat() throws Exception {
        List<Graphs.CamPath> intakes = meanwhile.during(
                () -> db.transactionResult(tx -> tx.cams()
                        .where(Tables.CAMS.NAME.eq("Intake"))
                        .orderBy(Tables.CAMS.ID)
                        .list(Graphs.CAM_PATH)),
                "users",
                "delete from users where id = 'u2'");
        assertThat(intakes).extracting(path -> path.project().owner().id()).containsExactly("u1");
        Project project = db.projects().listByUserId("u1").getFirst();
        List<Graphs.CamPath> none = meanwhile.during(
                () -> db.transactionResult(tx -> tx.cams().listByProjectId(project.id(), Graphs.CAM_PATH)),
                "users",
                "delete from users where id = 'u1'");
        assertThat(none).isEmpty();
    }

    @Test
    void a_row_that_must_be_there_and_is_missing_for_good_is_an_error_after_two_reads(TestDatabase database)
            throws SQLException {
        db.dsl().execute(ORPHANED);
        db.users().delete("u2");
        Shape<Project, Graphs.ProjectOwner> shape =
                Project.ROW.with(Project.USER).as(Graphs.ProjectOwner::new);
        try (var connection = new OneConnection(database.wire().dataSource())) {
            EngineCam one = EngineCam.of(connection);
            assertThat(
                            database.wire()
                                    .during(
                                            () -> assertThatExceptionOfType(QueryFailed.class)
                                                    .isThrownBy(
                                                            () -> one.projects().listByUserId("u2", shape))
                                                    .withMessageStartingWith(
                                                            "projects.listByUserId: a row of users that a foreign key names is not there: ")))
                    .hasSize(2);
            assertThat(database.wire()
                            .during(() -> assertThatExceptionOfType(QueryFailed.class)
                                    .isThrownBy(() -> one.projects()
                                            .where(Tables.PROJECTS.USER_ID.eq("u2"))
                                            .list(shape))
                                    .withMessageStartingWith(
                                            "projects.where: a row of users that a foreign key names is not there: ")))
                    .hasSize(2);
            assertThat(one.projects().listByUserId("u1", shape)).hasSize(1);
        }
    }
}
