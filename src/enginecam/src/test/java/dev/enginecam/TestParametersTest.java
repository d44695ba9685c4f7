package dev.enginecam;

import static dev.rowan.testing.RowanAssertions.assertThatRow;
import static dev.rowan.testing.RowanAssertions.assertThatStatements;
import static dev.rowan.testing.RowanAssertions.assertThatViolation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.shape.Shape;
import dev.rowan.testing.AllowRepeats;
import dev.rowan.testing.MaxStatements;
import dev.rowan.testing.Statements;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The facade as a parameter of a test, and what is heard of it. */
class TestParametersTest {
    record WithProjects(User user, List<Project> projects) {}

    private static final Shape<User, WithProjects> WITH_PROJECTS =
            User.ROW.with(User.PROJECTS).as(WithProjects::new);
    private static final NewUser ADA = NewUser.id("ada").email("ada@example.org");

    @Nested
    class OfADatabaseOfItsOwn {
        @RegisterExtension
        static final TestDatabases DATABASES =
                TestDatabases.migratedBy(Path.of("../../db/migrations")).refusingRepeats();

        @BeforeEach
        void a_user(EngineCam db) {
            db.users().insert(ADA);
        }

        @Test
        @MaxStatements(2)
        void statements_of_a_facade_are_heard(EngineCam db, Statements statements) {
            User ada = db.users().getByEmail("ada@example.org");
            assertThat(statements.during(() -> db.users().count())).containsExactly("users.count");
            assertThatStatements(statements).areExactly("users.findByEmail", "users.count");
            assertThatRow(ada).has("id", "ada").has("subscriptionStatus", "free");
        }

        @Test
        void the_constraint_is_that_of_generated_code(EngineCam db) {
            assertThatViolation(() -> db.users().insert(ADA)).isUnique().of(UserConstraint.USERS_PKEY);
            assertThatViolation(
                            () -> db.projects().insert(NewProject.userId("bob").name("V8")))
                    .isForeignKey()
                    .of(ProjectConstraint.PROJECTS_USER_ID_FKEY);
        }

        @Test
        void jooq_is_on_the_same_database(DSLContext dsl, Statements statements) {
            EngineCam db = EngineCam.of(dsl).listener(event -> statements.add(event.statementId()));
            assertThat(db.users().get("ada").email()).isEqualTo("ada@example.org");
            assertThat(statements.ids()).containsExactly("users.find");
        }

        @Test
        void a_loop_outside_of_a_transaction_is_left_to_budgets(EngineCam db) {
            assertThat(db.users().find("bob")).isEmpty();
            assertThat(db.users().find("eve")).isEmpty();
        }

        @Test
        @AllowRepeats("users.find")
        void a_repeat_that_is_meant_is_allowed(EngineCam db) {
            db.transaction(tx -> {
                tx.users().find("bob");
                tx.users().find("eve");
            });
        }
    }

    @Test
    void a_loop_of_reads_in_a_transaction_fails_the_test() {
        List<String> failures =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(Loops.class))
                        .execute()
                        .testEvents()
                        .failed()
                        .stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage())
                        .toList();
        assertThat(failures).containsExactly("""
                statements were repeated within one transaction: projects.listByUserId 3 times
                help: send one for all, by a shape, findAll, insertAll or a list as a parameter; \
                where repeats are meant say @AllowRepeats""");
    }

    static class Loops {
        @RegisterExtension
        static final TestDatabases DATABASES =
                TestDatabases.migratedBy(Path.of("../../db/migrations")).refusingRepeats();

        @Test
        void loops(EngineCam db) {
            db.transaction(tx ->
                    List.of("ada", "bob", "eve").forEach(user -> tx.projects().listByUserId(user)));
        }
    }

    @Nested
    class RolledBack {
        @RegisterExtension
        static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"))
                .rollingBack()
                .refusingRepeats();

        @RepeatedTest(3)
        void users_are_gone_after_each_test(EngineCam db) {
            db.users().insert(ADA);
            assertThat(db.users().count()).isEqualTo(1);
        }

        @Test
        void transactions_are_savepoints(EngineCam db) {
            db.transaction(tx -> tx.users().insert(ADA));
            assertThatExceptionOfType(ConstraintViolation.class)
                    .isThrownBy(() -> db.transaction(tx -> {
                        tx.projects().insert(NewProject.userId("ada").name("V8"));
                        tx.users().insert(ADA);
                    }));
            assertThat(db.users().count()).isEqualTo(1);
            assertThat(db.projects().count()).isZero();
        }

        @Test
        void a_violation_leaves_the_test_alive(EngineCam db) {
            db.users().insert(ADA);
            assertThatViolation(() -> db.users().insert(ADA)).of(UserConstraint.USERS_PKEY);
            assertThat(db.users().count()).isEqualTo(1);
        }

        @Test
        void graphs_streams_and_reads_together_work(EngineCam db) {
            db.users().insert(ADA);
            db.projects().insert(NewProject.userId("ada").name("V8"));
            assertThat(db.users().get("ada", WITH_PROJECTS).projects()).hasSize(1);
            try (var users = db.users().all().stream()) {
                assertThat(users.map(User::id)).containsExactly("ada");
            }
            assertThat(db.<Long, Long, Long>together(
                            d -> d.users().count(), d -> d.projects().count(), Long::sum))
                    .isEqualTo(2);
        }
    }
}
