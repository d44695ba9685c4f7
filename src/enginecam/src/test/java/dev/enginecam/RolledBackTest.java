package dev.enginecam;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of every verb, in a transaction that is rolled back, nothing stays. */
class RolledBackTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    record Write(String name, Consumer<EngineCam> verb) {
        @Override
        public String toString() {
            return name;
        }
    }

    private EngineCam db;

    @BeforeEach
    void fill(DataSource database) {
        db = EngineCam.of(database);
        SomeRows.cam(db, SomeRows.project(db).id(), "Intake");
    }

    static Stream<Write> writes() {
        return Stream.of(
                new Write("users.insert", tx -> SomeRows.user(tx, "u")),
                new Write("users.insertAll", tx -> tx.users().insertAll(SomeRows.newUsers(10_001))),
                new Write("users.update", tx -> tx.users().update("owner", u -> u.subscriptionStatus("pro"))),
                new Write(
                        "users.delete",
                        tx -> assertThat(tx.users().delete("owner")).isTrue()),
                new Write("projects.insert", tx -> SomeRows.project(tx, "owner")),
                new Write(
                        "projects.insertAll",
                        tx -> tx.projects()
                                .insertAll(List.of(NewProject.userId("owner").name("I4")))),
                new Write("projects.update", tx -> tx.projects().update(project(tx), p -> p.name("I6"))),
                new Write(
                        "projects.delete",
                        tx -> assertThat(tx.projects().delete(project(tx))).isTrue()),
                new Write("cams.insert", tx -> SomeRows.cam(tx, project(tx), "Exhaust")),
                new Write(
                        "cams.insertAll",
                        tx -> tx.cams()
                                .insertAll(
                                        List.of(SomeRows.newCam(project(tx), "a"), SomeRows.newCam(project(tx), "b")))),
                new Write("cams.update", tx -> tx.cams().update(cam(tx), c -> c.lift(BigDecimal.TEN))),
                new Write(
                        "cams.delete",
                        tx -> assertThat(tx.cams().delete(cam(tx))).isTrue()),
                new Write(
                        "dsl",
                        tx -> tx.dsl().update(USERS).set(USERS.EMAIL, "e").execute()));
    }

    private static int project(EngineCam tx) {
        return tx.projects().list(1).getFirst().id();
    }

    private static int cam(EngineCam tx) {
        return tx.cams().list(1).getFirst().id();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void nothing_stays_of(Write write) {
        Contents before = Contents.of(db);
        assertThatExceptionOfType(Undo.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    write.verb().accept(tx);
                    assertThat(Contents.of(tx)).isNotEqualTo(before);
                    assertThat(Contents.of(db)).isEqualTo(before);
                    throw new Undo();
                }));
        assertThat(Contents.of(db)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void nothing_stays_in_the_outer_transaction_of(Write write) {
        Contents before = Contents.of(db);
        db.transaction(tx -> {
            assertThatExceptionOfType(Undo.class)
                    .isThrownBy(() -> tx.transaction(nested -> {
                        write.verb().accept(nested);
                        throw new Undo();
                    }));
            assertThat(Contents.of(tx)).isEqualTo(before);
        });
        assertThat(Contents.of(db)).isEqualTo(before);
    }

    @Test
    void every_read_sees_what_the_transaction_wrote() {
        assertThatExceptionOfType(Undo.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    User user = SomeRows.user(tx, "u");
                    Project project = SomeRows.project(tx, "u");
                    Cam cam = SomeRows.cam(tx, project.id(), "Exhaust");
                    assertThat(tx.users().find("u")).contains(user);
                    assertThat(tx.users().getByEmail(user.email())).isEqualTo(user);
                    assertThat(tx.users().findByEmail(user.email())).contains(user);
                    assertThat(tx.users().exists("u")).isTrue();
                    assertThat(tx.users().count()).isEqualTo(2);
                    assertThat(tx.users().list(9)).contains(user);
                    assertThat(tx.users().where(USERS.ID.eq("u")).first()).contains(user);
                    assertThat(tx.projects().listByUserId("u")).containsExactly(project);
                    assertThat(tx.projects().get(project.id())).isEqualTo(project);
                    assertThat(tx.cams().listByProjectId(project.id())).containsExactly(cam);
                    assertThat(tx.cams().get(cam.id())).isEqualTo(cam);
                    throw new Undo();
                }));
        assertThat(db.users().find("u")).isEmpty();
    }
}
