package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rowan.connect.DatabaseConfig;
import dev.rowan.error.DatabaseFailure;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** Typed SQL finds its names where the build found them, or says why not. */
class SearchPathTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    @Test
    void the_connections_of_somebody_else_are_asked_once(TestDatabase database) throws SQLException {
        var trips = database.roundTrips();
        try (var connection = new OneConnection(trips.dataSource())) {
            EngineCam db = EngineCam.of(connection);
            SomeRows.project(db);

            assertThat(trips.during(() -> db.projects().overview("owner", 9))).isEqualTo(2);
            assertThat(trips.during(() -> db.projects().overview("owner", 9))).isEqualTo(1);
            assertThat(trips.during(() -> db.queries().plans())).isEqualTo(1);
            assertThat(trips.during(() -> db.transaction(tx -> tx.projects().overview("owner", 9))))
                    .isEqualTo(2);
        }
    }

    @Test
    void statements_of_the_build_ask_nothing_and_typed_sql_refuses_another_path(TestDatabase database) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setCurrentSchema("tenant2");
        EngineCam.of(database.dataSource()).dsl().execute("create schema tenant2");
        EngineCam db = EngineCam.of(source);

        assertThat(SomeRows.project(db).name()).isEqualTo("V8");
        for (int i = 0; i < 2; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> db.projects().overview("owner", 9))
                    .withMessage(
                            "the connections of this facade have search_path = tenant2; the names of typed SQL are looked"
                                    + " up in public\n"
                                    + "help: set search_path = public for them, in their URL or by ALTER ROLE, or build with the"
                                    + " property searchPath of the generator");
        }
        source.setCurrentSchema("public");
        assertThat(db.projects().overview("owner", 9)).hasSize(1);
    }

    @Test
    void a_transaction_of_the_caller_is_asked_in_it_and_not_hurt(TestDatabase database) throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            EngineCam db = EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES));
            SomeRows.project(db);
            assertThat(db.projects().overview("owner", 9)).hasSize(1);
            connection.rollback();
            assertThat(db.projects().overview("owner", 9)).isEmpty();
        }
    }

    @Test
    void in_a_transaction_that_has_failed_nothing_can_be_asked(TestDatabase database) throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            EngineCam db = EngineCam.of(DSL.using(connection, SQLDialect.POSTGRES));
            assertThatExceptionOfType(DatabaseFailure.class)
                    .isThrownBy(() ->
                            db.users().insertAll(java.util.List.of(SomeRows.newUser("u"), SomeRows.newUser("u"))));
            assertThatExceptionOfType(DatabaseFailure.class)
                    .isThrownBy(() -> db.projects().overview("owner", 9))
                    .satisfies(e -> assertThat(e.sqlException())
                            .hasValueSatisfying(
                                    sql -> assertThat(sql.getSQLState()).isEqualTo("25P02")));
            connection.rollback();
            assertThat(db.projects().overview("owner", 9)).isEmpty();
        }
    }

    @Test
    void a_connection_that_is_opened_late_is_asked_late(TestDatabase database) {
        EngineCam db = EngineCam.of(new LazyConnectionDataSourceProxy(database.dataSource()));
        SomeRows.project(db);
        assertThat(db.projects().overview("owner", 9)).hasSize(1);
    }

    @Test
    void a_schema_called_like_the_role_does_not_change_what_connect_sees(TestDatabase database) {
        EngineCam owner = EngineCam.of(database.dataSource());
        SomeRows.project(owner);
        owner.dsl()
                .execute("do $$ begin execute format('create schema %I', current_user);"
                        + " execute format('create table %I.projects (like public.projects)', current_user); end $$");

        try (var db = EngineCam.connect(DatabaseConfig.of(database.url()))) {
            assertThat(db.projects().overview("owner", 9)).hasSize(1);
            assertThat(db.users().signIn(p -> p.id("owner").email("new@example.com")))
                    .isEqualTo(db.users().get("owner"));
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> EngineCam.of(database.dataSource()).projects().overview("owner", 9));
    }
}
