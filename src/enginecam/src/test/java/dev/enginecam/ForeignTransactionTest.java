package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A facade on a DSLContext that somebody else made, with jOOQ's own transaction provider. */
class ForeignTransactionTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private DSLContext dsl;
    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        dsl = DSL.using(database, SQLDialect.POSTGRES);
        db = EngineCam.of(dsl);
    }

    @Test
    void statements_work_outside_a_transaction() {
        User user = SomeRows.user(db, "u");
        assertThat(db.users().get("u")).isEqualTo(user);
        assertThat(db.users().all().list()).containsExactly(user);
        assertThat(db.users().insertAll(SomeRows.newUsers(10_001))).hasSize(10_001);
    }

    @Test
    void a_facade_inside_a_transaction_of_jooq_is_rolled_back_with_it() {
        assertThatIllegalStateException()
                .isThrownBy(() -> dsl.transaction(c -> {
                    EngineCam tx = EngineCam.of(c.dsl());
                    SomeRows.user(tx, "u");
                    assertThat(tx.users().exists("u")).isTrue();
                    assertThat(db.users().exists("u")).isFalse();
                    throw new IllegalStateException();
                }));
        assertThat(db.users().count()).isZero();
    }

    @Test
    void a_facade_inside_a_transaction_of_jooq_is_committed_with_it() {
        dsl.transaction(c -> {
            EngineCam tx = EngineCam.of(c.dsl());
            tx.transaction(nested -> SomeRows.user(nested, "u"));
            assertThatExceptionOfType(ConstraintViolation.class)
                    .isThrownBy(() -> tx.transaction(nested -> SomeRows.user(nested, "u")));
            SomeRows.user(tx, "v");
        });
        assertThat(db.users().count()).isEqualTo(2);
    }

    @Test
    void a_transaction_of_the_facade_is_one_of_jooq() {
        db.transaction(tx -> {
            SomeRows.user(tx, "u");
            assertThat(tx.dsl().fetchCount(Tables.USERS)).isEqualTo(1);
            assertThat(dsl.fetchCount(Tables.USERS)).isZero();
            tx.dsl().transaction(c -> SomeRows.user(EngineCam.of(c.dsl()), "v"));
        });
        assertThat(db.users().count()).isEqualTo(2);
    }

    @Test
    void what_the_work_throws_rolls_back_and_passes_through_as_itself() {
        for (Exception mine : new Exception[] {new IOException("mine"), new IllegalStateException("mine")}) {
            assertThatThrownBy(() -> db.transaction(Exception.class, tx -> {
                        SomeRows.user(tx, "u");
                        throw mine;
                    }))
                    .isSameAs(mine);
        }
        assertThat(db.users().count()).isZero();
    }

    @Test
    void an_error_caught_inside_the_transaction_refuses_the_commit() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.transaction(tx -> {
                    SomeRows.user(tx, "u");
                    assertThatExceptionOfType(ConstraintViolation.class).isThrownBy(() -> SomeRows.user(tx, "u"));
                }))
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("transaction.commit"));
        assertThat(db.users().count()).isZero();
    }

    @Test
    void read_is_one_snapshot_here_too() {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.read(tx -> {
                    assertThat(tx.users().count()).isZero();
                    SomeRows.user(db, "u");
                    assertThat(tx.users().count()).isZero();
                    return SomeRows.user(tx, "v");
                }))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("25006"));
        assertThat(db.users().count()).isEqualTo(1);
    }

    @Test
    void a_single_connection_in_a_transaction_of_its_owner_is_used_as_it_is(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            EngineCam own = EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES));
            SomeRows.user(own, "u");
            assertThat(own.users().exists("u")).isTrue();
            assertThat(db.users().exists("u")).isFalse();
            connection.rollback();
        }
        assertThat(db.users().count()).isZero();
    }

    @Test
    void a_transaction_on_a_facade_of_our_own_is_one_for_jooq_and_back(DataSource database) {
        EngineCam own = EngineCam.of(database);
        assertThatIllegalStateException()
                .isThrownBy(() -> own.dsl().transaction(c -> {
                    SomeRows.user(EngineCam.of(c.dsl()), "u");
                    throw new IllegalStateException();
                }));
        assertThat(own.users().count()).isZero();
        own.dsl().transaction(c -> SomeRows.user(EngineCam.of(c.dsl()), "u"));
        assertThat(own.users().count()).isEqualTo(1);
    }
}
