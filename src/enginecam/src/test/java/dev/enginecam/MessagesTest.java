package dev.enginecam;

import static dev.enginecam.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.QueryFailed;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Failures that a newcomer meets say what to do. */
class MessagesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
    }

    private void assertOtherTable(String id, Consumer<EngineCam> work) {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> work.accept(db))
                .withMessageStartingWith(id + ": missing FROM-clause entry for table \"projects\"")
                .withMessageContaining(
                        "\nhelp: a condition or order has columns of the table that is read; ask for those of"
                                + " another by a relation's any, none or every, as in where(User.PROJECTS.any(p ->"
                                + " p.NAME.eq(name))), or by a subselect");
    }

    @Test
    void a_condition_or_an_order_by_another_table() {
        SomeRows.project(db);
        assertOtherTable(
                "users.where", db -> db.users().where(PROJECTS.NAME.eq("Mill")).list());
        assertOtherTable(
                "users.count", db -> db.users().where(PROJECTS.NAME.eq("Mill")).count());
        assertOtherTable(
                "users.exists", db -> db.users().where(PROJECTS.NAME.eq("Mill")).exists());
        assertOtherTable(
                "users.where", db -> db.users().all().orderBy(PROJECTS.NAME).list());
        assertThat(db.users().where(User.PROJECTS.any(p -> p.NAME.eq("Mill"))).list())
                .hasSizeLessThan(2);
    }

    @Test
    void a_row_above_that_row_security_hides() {
        Project project = SomeRows.project(db);
        Shape<Project, Graphs.ProjectOwner> shape =
                Project.ROW.with(Project.USER).as(Graphs.ProjectOwner::new);
        String role = "r" + ProcessHandle.current().pid();
        db.dsl().execute("create role " + role);
        try {
            db.dsl()
                    .execute("grant select on all tables in schema public to " + role
                            + "; alter table users enable row level security");
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> db.transaction(tx -> {
                        tx.dsl().execute("set local role " + role);
                        tx.projects().get(project.id(), shape);
                    }))
                    .withMessage(
                            "projects.find: a row of users that a foreign key names is not there: row security hides"
                                    + " it from this role, or another transaction deleted it\nhelp: give the role a policy that"
                                    + " shows what its rows point to, or make the relation .optional() in the shape; read"
                                    + " what others delete in db.read(tx -> ...)");
            record Seen(Project project, Optional<User> owner) {}
            Shape<Project, Seen> seen =
                    Project.ROW.with(Project.USER.optional()).as(Seen::new);
            assertThat(db.projects().get(project.id(), seen).owner()).isPresent();
            db.transaction(tx -> {
                tx.dsl().execute("set local role " + role);
                assertThat(tx.projects().get(project.id(), seen)).isEqualTo(new Seen(project, Optional.empty()));
            });
        } finally {
            db.dsl().execute("drop owned by " + role + "; drop role " + role);
        }
    }
}
