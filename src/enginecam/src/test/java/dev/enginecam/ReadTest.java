package dev.enginecam;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.QueryFailed;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
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
}
