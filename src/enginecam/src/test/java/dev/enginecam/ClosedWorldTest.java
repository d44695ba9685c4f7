package dev.enginecam;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.UncataloguedStatement;
import dev.rowan.session.ClosedWorld;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClosedWorldTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    record Whole(User user, List<Project> projects) {}

    @Test
    void what_the_catalogue_lists_is_sent(TestDatabase database) {
        EngineCam db = EngineCam.of(database.dataSource()).closed(ClosedWorld.refusing());
        CatalogueCompletenessTest.callEveryMethod(db);
        db.users().insertGraph(SomeRows.newGraph("g", 2, 2));
        assertThat(db.users()
                        .get("g", User.ROW.with(User.PROJECTS).as(Whole::new))
                        .projects())
                .hasSize(2);
    }

    @Test
    void what_a_caller_composes_is_refused_before_it_is_sent(TestDatabase database) {
        EngineCam open = EngineCam.of(database.dataSource());
        SomeRows.user(open, "a");
        EngineCam db = open.closed(ClosedWorld.refusing());
        var byEmail = USERS.EMAIL.eq("secret@example.com");
        refused("users.where", () -> db.users().where(byEmail).list());
        refused("users.count", () -> db.users().where(byEmail).count());
        refused("users.where", () -> db.users().all().stream());
        refused("users.deleteWhere", () -> db.users().deleteWhere(byEmail));
        refused("users.updateWhere", () -> db.users().updateWhere(byEmail, u -> u.email("b")));
        refused("dsl", () -> db.dsl().fetch("select 'secret', 12345"));
        refused(
                "dsl",
                () -> db.transaction(tx -> {
                    tx.dsl().deleteFrom(USERS).execute();
                }));
        refused(
                "users.find",
                () -> db.users()
                        .get(
                                "a",
                                User.ROW
                                        .with(User.PROJECTS.where(p -> p.NAME.eq("secret")))
                                        .as(Whole::new)));
        refused(
                "users.where",
                () -> db.together(
                        d -> d.users().find("a"), d -> d.users().where(byEmail).list(), (one, all) -> one));
        assertThat(open.users().count()).isOne();
    }

    @Test
    void what_would_be_refused_can_be_counted(TestDatabase database) {
        var world = ClosedWorld.counting();
        EngineCam db = EngineCam.of(database.dataSource()).closed(world);
        SomeRows.user(db, "a");
        assertThat(db.users().all().list()).hasSize(1);
        assertThat(db.users().all().list()).hasSize(1);
        assertThat(db.dsl().fetchCount(USERS)).isOne();
        assertThat(world.counts()).hasToString("{dsl=1, users.where=2}");
    }

    private static void refused(String id, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UncataloguedStatement.class,
                        e -> assertThat(e.statementId()).isEqualTo(id))
                .hasMessageContaining("is not in the catalogue")
                .hasMessageNotContainingAny("secret", "12345");
    }
}
