package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.error.TransactionEnded;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
    }

    @Test
    void what_a_transaction_wrote_is_seen_by_others_once_it_ended() {
        db.transaction(tx -> {
            SomeRows.user(tx, "u");
            SomeRows.user(tx, "v");
            assertThat(db.users().count()).isZero();
        });
        assertThat(db.users().count()).isEqualTo(2);
    }

    @Test
    void the_result_of_the_work_is_the_result() {
        User stored = db.transactionResult(tx -> SomeRows.user(tx, "u"));
        assertThat(stored).isEqualTo(db.users().get("u"));
        Object none = db.<@Nullable Object>transactionResult(tx -> null);
        assertThat(none).isNull();
    }

    static Stream<Throwable> throwables() {
        return Stream.of(
                new IllegalStateException("mine"),
                new IOException("mine"),
                new InterruptedException("mine"),
                new AssertionError("mine"),
                new StackOverflowError("mine"),
                new java.sql.SQLException("mine", "40001"),
                new DataAccessException("mine", new java.sql.SQLException("mine", "23505")),
                new DataAccessException("mine"));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void what_the_work_throws_rolls_back_and_passes_through_as_itself(Throwable mine) {
        assertThatThrownBy(() -> db.transaction(Exception.class, tx -> {
                    SomeRows.user(tx, "u");
                    throwIt(mine);
                }))
                .isSameAs(mine);
        assertThat(db.users().count()).isZero();
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void what_nested_work_throws_passes_through_both_as_itself(Throwable mine) {
        assertThatThrownBy(() -> db.transaction(Exception.class, tx -> {
                    SomeRows.user(tx, "u");
                    tx.transaction(Exception.class, nested -> throwIt(mine));
                }))
                .isSameAs(mine);
        assertThat(db.users().count()).isZero();
    }

    private static void throwIt(Throwable mine) throws Exception {
        if (mine instanceof Error error) {
            throw error;
        }
        throw (Exception) mine;
    }

    @Test
    void a_checked_exception_is_one_for_the_compiler_too() {
        try {
            db.transaction(IOException.class, tx -> {
                throw new IOException("mine");
            });
            throw new AssertionError("not thrown");
        } catch (IOException e) {
            assertThat(e).hasMessage("mine").hasNoCause();
        }
    }

    @Test
    void a_nested_transaction_is_rolled_back_alone() {
        db.transaction(tx -> {
            SomeRows.user(tx, "before");
            assertThatExceptionOfType(ConstraintViolation.class)
                    .isThrownBy(() -> tx.transaction(nested -> {
                        SomeRows.user(nested, "inside");
                        SomeRows.user(nested, "before");
                    }));
            SomeRows.user(tx, "after");
        });
        assertThat(db.users().list(9)).extracting(User::id).containsExactly("after", "before");
    }

    @Test
    void transactions_nest_more_than_once() {
        db.transaction(tx -> {
            SomeRows.user(tx, "1");
            tx.transaction(second -> {
                SomeRows.user(second, "2");
                assertThatIllegalStateException()
                        .isThrownBy(() -> second.transaction(third -> {
                            SomeRows.user(third, "3");
                            throw new IllegalStateException();
                        }));
                second.transaction(third -> SomeRows.user(third, "3b"));
                SomeRows.user(second, "2b");
            });
            assertThatIllegalStateException()
                    .isThrownBy(() -> tx.transaction(second -> {
                        second.transaction(third -> SomeRows.user(third, "4"));
                        throw new IllegalStateException();
                    }));
        });
        assertThat(db.users().list(9)).extracting(User::id).containsExactly("1", "2", "2b", "3b");
    }

    @Test
    void an_outer_transaction_that_fails_takes_the_nested_one_with_it() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.transaction(tx -> {
                    tx.transaction(nested -> SomeRows.user(nested, "u"));
                    throw new IllegalStateException();
                }));
        assertThat(db.users().count()).isZero();
    }

    @Test
    void an_error_caught_inside_the_transaction_refuses_the_commit() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    SomeRows.user(tx, "u");
                    assertThatExceptionOfType(ConstraintViolation.class).isThrownBy(() -> SomeRows.user(tx, "u"));
                }))
                .withMessage("transaction.commit: a statement of this transaction failed and its error was caught,"
                        + " so nothing can be committed; run what may fail in a nested transaction")
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("transaction.commit"));
        assertThat(db.users().count()).isZero();
    }

    @Test
    void an_error_caught_inside_a_nested_transaction_refuses_that_one_alone() {
        db.transaction(tx -> {
            SomeRows.user(tx, "u");
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> tx.transaction(nested -> {
                        SomeRows.user(nested, "v");
                        assertThatExceptionOfType(ConstraintViolation.class)
                                .isThrownBy(() -> SomeRows.user(nested, "u"));
                    }))
                    .satisfies(e -> assertThat(e.statementId()).isEqualTo("transaction.commit"));
            SomeRows.user(tx, "w");
        });
        assertThat(db.users().list(9)).extracting(User::id).containsExactly("u", "w");
    }

    @Test
    void a_facade_is_refused_once_its_transaction_has_ended() {
        List<EngineCam> escaped = new ArrayList<>();
        db.transaction(tx -> {
            SomeRows.user(tx, "u");
            escaped.add(tx);
            tx.transaction(escaped::add);
        });
        for (EngineCam tx : escaped) {
            assertEnded("users.find", () -> tx.users().find("u"));
            assertEnded("users.delete", () -> tx.users().delete("u"));
            assertEnded("users.where", () -> tx.users().all().list());
            assertEnded("transaction.begin", () -> tx.transaction(again -> {}));
            assertEnded(
                    "transaction.begin", () -> tx.read(again -> again.users().count()));
            assertEnded("dsl", () -> tx.dsl().fetch("select 1"));
        }
        assertThat(db.users().exists("u")).isTrue();
    }

    private static void assertEnded(String id, Runnable work) {
        assertThatExceptionOfType(TransactionEnded.class)
                .isThrownBy(work::run)
                .withMessage(id + ": this transaction has ended: its facade is of use inside of the work alone"
                        + "\nhelp: use the database that it was started on, or do this before the work returns")
                .satisfies(e -> assertThat(e.statementId()).isEqualTo(id));
    }

    @Test
    void what_follows_a_caught_error_says_what_to_do() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    SomeRows.user(tx, "u");
                    assertThatExceptionOfType(ConstraintViolation.class).isThrownBy(() -> SomeRows.user(tx, "u"));
                    tx.users().count();
                }))
                .withMessage(
                        "users.count: not executed, because a statement before it in this transaction failed and its"
                                + " error was caught\nhelp: run what may fail in a nested transaction [25P02]");
    }

    @Test
    void a_deferred_constraint_fails_the_commit_by_its_name() {
        db.dsl().execute("alter table projects alter constraint projects_user_id_fkey deferrable initially deferred");
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.transaction(tx -> SomeRows.project(tx, "nobody")))
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("transaction.commit"))
                .satisfies(e -> assertThat(e.constraint()).isEqualTo(ProjectConstraint.PROJECTS_USER_ID_FKEY));
        assertThat(db.projects().count()).isZero();
    }

    @Test
    void a_connection_is_in_autocommit_again_after_a_transaction() {
        for (int i = 0; i < 3; i++) {
            db.transaction(tx -> assertThat(tx.users().count()).isZero());
            assertThatIllegalStateException()
                    .isThrownBy(() -> db.transaction(tx -> {
                        throw new IllegalStateException();
                    }));
        }
        SomeRows.user(db, "u");
        assertThat(db.users().exists("u")).isTrue();
    }
}
