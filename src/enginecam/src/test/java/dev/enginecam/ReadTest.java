package dev.enginecam;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rowan.error.QueryFailed;
import dev.rowan.error.RowNotFound;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        db = EngineCam.of(database);
    }

    @Test
    void every_statement_sees_the_snapshot_of_the_first() {
        long[] counts = db.read(tx -> {
            long before = tx.users().count();
            SomeRows.user(db, "u"); // on another connection, committed at once
            assertThat(tx.users().find("u")).isEmpty();
            assertThat(tx.users().where(USERS.ID.eq("u")).exists()).isFalse();
            return new long[] {before, tx.users().count(), db.users().count()};
        });
        assertThat(counts).containsExactly(0, 0, 1);
    }

    @Test
    void a_transaction_that_is_no_read_sees_what_others_committed() {
        db.transaction(tx -> {
            assertThat(tx.users().count()).isZero();
            SomeRows.user(db, "u");
            assertThat(tx.users().count()).isEqualTo(1);
        });
    }

    @Test
    void nothing_can_be_written() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.read(tx -> SomeRows.user(tx, "u")))
                .withMessage("users.insert: cannot execute INSERT in a read-only transaction [25006]")
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("25006"));
        assertThat(db.users().count()).isZero();
    }

    @Test
    void a_connection_can_write_again_after_a_read() {
        assertThat(db.<Long>read(tx -> tx.users().count())).isZero();
        for (int i = 0; i < 12; i++) { // each connection of the pool
            SomeRows.user(db, "u" + i);
        }
        assertThat(db.users().count()).isEqualTo(12);
    }

    @Test
    void what_the_work_throws_passes_through_as_itself() {
        var mine = new IOException("mine");
        assertThatThrownBy(() -> db.read(IOException.class, tx -> {
                    throw mine;
                }))
                .isSameAs(mine);
    }

    @Test
    void a_read_inside_a_read_is_in_the_same_snapshot() {
        db.read(tx -> {
            assertThat(tx.users().count()).isZero();
            SomeRows.user(db, "u");
            assertThat(tx.<Long>read(nested -> nested.users().count())).isZero();
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(() -> tx.read(nested -> SomeRows.user(nested, "v")));
            return tx.users().count();
        });
    }

    @Test
    void a_read_inside_a_transaction_that_has_written_sees_what_it_wrote() {
        db.transaction(tx -> {
            SomeRows.user(tx, "u");
            assertThat(tx.<Long>read(nested -> nested.users().count())).isEqualTo(1);
        });
        assertThat(db.users().count()).isEqualTo(1);
    }

    @Test
    void a_read_that_is_first_in_a_transaction_has_the_access_mode_of_that_transaction() {
        db.transaction(tx -> tx.read(nested -> SomeRows.user(nested, "u")));
        assertThat(db.users().exists("u")).isTrue();
    }

    /** The first statement takes the isolation along; whatever it is, the server has it. */
    @Test
    void it_is_a_snapshot_whatever_comes_first() {
        SomeRows.cam(db, SomeRows.project(db).id(), "c");
        List<Function<EngineCam, Object>> firsts = List.of(
                tx -> tx.users().count(),
                tx -> tx.users().find("nobody"),
                tx -> tx.users().where(USERS.ID.eq("owner")).list(),
                tx -> tx.users().find("owner", Graphs.USER_PROJECTS),
                tx -> tx.dsl().fetchCount(USERS),
                tx -> tx.transactionResult(inner -> inner.users().count()),
                tx -> tx.together(d -> d.users().count(), d -> d.cams().count(), Long::sum),
                tx -> {
                    try (var rows = tx.users().all().stream()) {
                        return rows.count();
                    }
                },
                tx -> {
                    Throwable refused = catchThrowable(() -> tx.users().find("a\0b")); // before anything is sent
                    tx.users().count();
                    return refused;
                });
        for (int i = 0; i < firsts.size(); i++) {
            String id = "later" + i;
            Function<EngineCam, Object> first = firsts.get(i);
            db.read(tx -> {
                assertThat(first.apply(tx)).isNotNull();
                SomeRows.user(db, id);
                assertThat(tx.users().find(id)).isEmpty();
                assertThat(tx.dsl().fetchSingle("show transaction_isolation").get(0))
                        .isEqualTo("repeatable read");
                assertThat(tx.dsl().fetchSingle("show transaction_read_only").get(0))
                        .isEqualTo("on");
                return true;
            });
        }
    }

    @Test
    void a_first_statement_that_fails_or_that_promises_one_row_is_told_as_itself() {
        SomeRows.user(db, "u");
        SomeRows.user(db, "v");
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.read(tx -> tx.users().get("nobody")));
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.read(tx -> tx.users()
                        .where(DSL.field("1 / (length(email) - length(email))", Integer.class)
                                .eq(1))
                        .list()))
                .satisfies(e -> {
                    assertThat(e.sqlState()).isEqualTo("22012");
                    assertThat(e.statementId()).isEqualTo("users.where");
                });
        assertThat((long) db.read(tx -> tx.users().count())).isEqualTo(2);
    }
}
