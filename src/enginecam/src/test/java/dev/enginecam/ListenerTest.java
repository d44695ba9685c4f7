package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.session.StatementEvent;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

class ListenerTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private final List<StatementEvent> events = new ArrayList<>();
    private DataSource source;

    @BeforeEach
    void open(TestDatabase database) {
        source = database.dataSource();
    }

    /** What has been told since the last time: ids, with the rows or the failure. */
    private List<String> told() {
        List<String> told = events.stream()
                .map(e -> e.statementId() + " "
                        + (e.failure() == null
                                ? e.rows()
                                : e.failure().getClass().getSimpleName()))
                .toList();
        events.clear();
        return told;
    }

    private void verbs(EngineCam db, String user) {
        SomeRows.user(db, user);
        db.users().list(9);
        db.users().where(Tables.USERS.ID.eq(user)).count();
        assertThat(told()).containsExactly("users.insert 1", "users.list 1", "users.count 1");
        db.users().get(user, Graphs.USER_PROJECTS);
        db.together(d -> d.users().find(user), d -> d.cams().count(), List::of);
        assertThat(told()).containsExactly("users.find 1", "users.find 1", "cams.count 1");
        db.queries().announce(1);
        try (var all = db.cams().export()) {
            assertThat(all).isEmpty();
        }
        assertThat(db.users().delete(user)).isTrue();
        assertThat(told()).containsExactly("queries.announce 0", "cams.export 0", "users.delete 1");
    }

    @Test
    void every_statement_is_told_on_connections_of_the_caller() {
        verbs(EngineCam.of(source).listener(events::add), "u");
        verbs(EngineCam.of(DSL.using(source, SQLDialect.POSTGRES)).listener(events::add), "v");
    }

    @Test
    void failures_are_told() {
        EngineCam db = EngineCam.of(source).listener(events::add);
        SomeRows.user(db, "u");
        assertThatExceptionOfType(ConstraintViolation.class).isThrownBy(() -> SomeRows.user(db, "u"));
        assertThat(told()).containsExactly("users.insert 1", "users.insert ConstraintViolation");
    }

    @Test
    void statements_of_a_transaction_are_told() {
        for (EngineCam db : List.of(EngineCam.of(source), EngineCam.of(DSL.using(source, SQLDialect.POSTGRES)))) {
            db.listener(events::add).transaction(tx -> {
                verbs(tx, "u");
                tx.transaction(nested -> verbs(nested, "v"));
            });
            db.transaction(tx -> verbs(tx.listener(events::add), "w"));
            db.dsl().transaction(jooq -> verbs(EngineCam.of(jooq.dsl()).listener(events::add), "x"));
        }
    }

    @Test
    void statements_of_springs_transaction_are_told_and_end_with_it() {
        var manager = new TransactionTemplate(new DataSourceTransactionManager(source));
        var aware = new TransactionAwareDataSourceProxy(source);
        Stream.of(EngineCam.of(source), EngineCam.of(aware), EngineCam.of(DSL.using(aware, SQLDialect.POSTGRES)))
                .map(db -> db.listener(events::add))
                .forEach(db -> {
                    manager.executeWithoutResult(status -> {
                        verbs(db, "u");
                        db.transaction(tx -> verbs(tx, "v"));
                        SomeRows.user(db, "gone");
                        status.setRollbackOnly();
                    });
                    assertThat(told()).containsExactly("users.insert 1");
                    assertThat(db.users().exists("gone")).isFalse();
                    assertThat(told()).containsExactly("users.exists 1");
                });
    }

    @Test
    void the_last_listener_takes_the_place_of_others_and_the_facade_before_keeps_its_own(TestDatabase database) {
        List<StatementEvent> others = new ArrayList<>();
        try (var db = EngineCam.connect(DatabaseConfig.of(database.url()).listener(others::add))) {
            db.listener(events::add).users().list(1);
            assertThat(told()).containsExactly("users.list 0");
            assertThat(others).isEmpty();
            db.users().list(1);
            assertThat(others).hasSize(1);
            assertThat(events).isEmpty();
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_listener_that_is_null_is_refused() {
        EngineCam db = EngineCam.of(source);
        assertThatNullPointerException().isThrownBy(() -> db.listener(null)).withMessage("listener is null");
    }
}
