package dev.enginecam;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.session.StatementEvent;
import dev.rowan.testing.RoundTrips;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class CopyUpsertTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private DataSource source;
    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        source = database;
        db = EngineCam.of(database);
    }

    private static Stream<NewUser> users(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> SomeRows.newUser("u" + i));
    }

    @Test
    void rows_are_stored_or_overwritten_and_progress_is_told() {
        db.users().insertAll(users(0, 500).map(u -> u.subscriptionStatus("pro")).toList());
        List<Long> told = new ArrayList<>();
        Stream<NewUser> rows = users(0, 25_000).map(u -> u.createdAt(Instant.EPOCH));
        assertThat(db.users().copyUpsert(rows, told::add)).isEqualTo(25_000);
        assertThat(told).containsExactly(10_000L, 20_000L, 25_000L);
        assertThat(db.users().count()).isEqualTo(25_000);
        assertThat(db.users().get("u7"))
                .returns("pro", User::subscriptionStatus)
                .returns(Instant.EPOCH, User::createdAt);
        assertThat(db.users().get("u24999").subscriptionStatus()).isEqualTo("free");
        told.clear();
        assertThat(db.users().copyUpsert(Stream.of(), told::add)).isZero();
        assertThat(told).containsExactly(0L);
    }

    @Test
    void by_another_key_the_primary_key_stays() {
        db.users().insert(NewUser.id("mine").email("a@example.com"));
        long stored = db.users()
                .copyUpsertByEmail(Stream.of(
                        NewUser.id("other").email("a@example.com").subscriptionStatus("pro"),
                        NewUser.id("new").email("b@example.com")));
        assertThat(stored).isEqualTo(2);
        assertThat(db.users().all().orderBy(USERS.ID).list())
                .extracting(u -> u.id() + " " + u.email() + " " + u.subscriptionStatus())
                .containsExactly("mine a@example.com pro", "new b@example.com free");
    }

    @Test
    void each_set_of_columns_has_a_table_and_each_writes_its_own_columns() {
        db.users().insertAll(users(0, 3).map(u -> u.subscriptionStatus("old")).toList());
        List<StatementEvent> sent = new ArrayList<>();
        long stored = db.listener(sent::add)
                .users()
                .copyUpsert(Stream.of(
                        NewUser.id("u0").email("x0@example.com"),
                        NewUser.id("u1").email("x1@example.com").subscriptionStatus("pro"),
                        NewUser.id("u2").email("x2@example.com")));
        assertThat(stored).isEqualTo(3);
        assertThat(db.users().all().orderBy(USERS.ID).list())
                .extracting(u -> u.email() + " " + u.subscriptionStatus())
                .containsExactly("x0@example.com old", "x1@example.com pro", "x2@example.com old");
        assertThat(sent).allSatisfy(e -> assertThat(e.statementId()).isEqualTo("users.copyUpsert"));
        assertThat(sent.stream()
                        .map(e ->
                                e.sql().replaceAll("rowan_copy_[0-9a-f]+", "r").replaceAll("\\s+", " ") + ": "
                                        + e.rows())
                        .filter(sql -> !sql.startsWith("select"))
                        .toList())
                .containsExactly(
                        "create temporary table r_1 on commit drop as select id, email, 0::pg_catalog.int8 as rowan_place"
                                + " from public.users with no data: 0",
                        "copy pg_temp.r_1 (id, email, rowan_place) from stdin: 1",
                        "create temporary table r_2 on commit drop as select id, email, subscription_status,"
                                + " 0::pg_catalog.int8 as rowan_place from public.users with no data: 0",
                        "copy pg_temp.r_2 (id, email, subscription_status, rowan_place) from stdin: 1",
                        "copy pg_temp.r_1 (id, email, rowan_place) from stdin: 1",
                        "insert into public.users (id, email) select id, email from pg_temp.r_1"
                                + " on conflict (id) do update set email = excluded.email: 2",
                        "insert into public.users (id, email, subscription_status) select id, email, subscription_status"
                                + " from pg_temp.r_2 on conflict (id) do update set email = excluded.email,"
                                + " subscription_status = excluded.subscription_status: 1",
                        "drop table pg_temp.r_1, pg_temp.r_2: 0");
    }

    @Test
    void two_rows_of_one_key_are_named_and_nothing_is_stored() {
        Stream<NewUser> far = Stream.concat(users(0, 15_000), Stream.of(SomeRows.newUser("u7")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.users().copyUpsert(far))
                .withMessage("rows[7] and rows[15000] have the same users.id: one statement cannot write a row twice");
        Stream<NewUser> otherColumns = Stream.concat(
                users(0, 2), Stream.of(NewUser.id("x").email("u1@example.com").subscriptionStatus("pro")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.users().copyUpsertByEmail(otherColumns))
                .withMessage("rows[1] and rows[2] have the same users.email: one statement cannot write a row twice");
        assertThat(db.users().count()).isZero();
    }

    /** What the rows do not show: it is said in words of ours. */
    @Test
    void two_rows_that_a_trigger_makes_one_are_told() {
        db.dsl().execute("""
                create function same() returns trigger language plpgsql as
                $$ begin new.id := 'same'; return new; end $$;
                create trigger same before insert on users for each row execute function same()""");
        String told =
                ": two of the rows are the same row to the server: a trigger or a collation makes their keys equal"
                        + "\nhelp: store them one after the other [21000]";
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.users().copyUpsert(users(0, 2)))
                .withMessage("users.copyUpsert" + told);
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.users().upsertAll(users(0, 2).toList()))
                .withMessage("users.upsertAll" + told);
    }

    /** BEGIN with the table, COPY, its rows, the look at keys, INSERT, DROP, COMMIT. */
    @Test
    void it_is_seven_round_trips(TestDatabase database) throws Exception {
        RoundTrips trips = database.roundTrips();
        try (var connection = new OneConnection(trips.dataSource())) {
            EngineCam one = EngineCam.of(connection);
            assertThat(trips.during(() -> one.users().copyUpsert(users(0, 5_000))))
                    .isEqualTo(7);
        }
    }

    @Test
    void a_constraint_that_refuses_a_row_is_told_and_nothing_is_stored() {
        db.users().insert(NewUser.id("other").email("u7@example.com"));
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.users().copyUpsert(users(0, 12_000)))
                .satisfies(e -> {
                    assertThat(e.statementId()).isEqualTo("users.copyUpsert");
                    assertThat(e.constraint()).isEqualTo(UserConstraint.USERS_EMAIL_KEY);
                    assertThat(e).hasMessageNotContainingAny("u7", "line");
                });
        assertThat(db.users().count()).isEqualTo(1);
    }

    @Test
    void in_a_transaction_it_is_a_savepoint_and_leaves_no_table() {
        for (EngineCam facade : List.of(db, EngineCam.of(DSL.using(source, SQLDialect.POSTGRES)))) {
            facade.transaction(tx -> {
                assertThat(tx.users().copyUpsert(users(0, 2))).isEqualTo(2);
                assertThat(tx.users().copyUpsert(users(1, 3))).isEqualTo(2);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> tx.users().copyUpsert(Stream.concat(users(5, 7), users(5, 6))));
                assertThat(tx.users().count()).isEqualTo(3);
                assertThat(tx.dsl().fetchValue("select count(*) from pg_class where relname like 'rowan_copy%'"))
                        .isEqualTo(0L);
                assertThat(db.users().count()).isZero();
            });
            assertThat(db.users().deleteAll(List.of("u0", "u1", "u2"))).isEqualTo(3);
        }
    }

    @Test
    void the_stream_may_use_the_same_transaction_also_for_another_one() {
        db.transaction(tx -> {
            Stream<NewUser> rows = users(0, 3).peek(u -> tx.users().copyUpsert(users(10, 12)));
            assertThat(tx.users().copyUpsert(rows)).isEqualTo(3);
        });
        assertThat(db.users().count()).isEqualTo(5);
    }

    @Test
    void what_the_stream_or_the_progress_throws_passes_as_itself_and_nothing_is_stored() {
        var mine = new IllegalStateException("mine");
        assertThatIllegalStateException()
                .isThrownBy(() -> db.users().copyUpsert(Stream.concat(users(0, 14_000), Stream.generate(() -> {
                    throw mine;
                }))))
                .isSameAs(mine);
        assertThatIllegalStateException()
                .isThrownBy(() -> db.users().copyUpsert(users(0, 10), sent -> {
                    throw mine;
                }))
                .isSameAs(mine);
        assertThat(db.users().count()).isZero();
    }

    @Test
    void a_row_that_is_null_or_lacks_its_key_is_named_by_its_place() {
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().copyUpsert(Stream.of(SomeRows.newUser("a"), SomeRows.nothing())))
                .withMessage("rows[1] is null");
        assertThat(db.users().count()).isZero();
    }

    @Test
    void rows_that_a_trigger_swallows_are_not_counted() {
        db.dsl().execute("""
                create function swallow() returns trigger language plpgsql as
                $$ begin if new.id = 'u1' then return null; end if; return new; end $$;
                create trigger swallow before insert on users for each row execute function swallow()""");
        assertThat(db.users().copyUpsert(users(0, 3))).isEqualTo(2);
    }

    /** Unlike COPY to the table itself, which applies neither. */
    @Test
    void rules_of_row_security_apply() {
        db.dsl().execute("alter table users enable row level security");
        db.dsl().execute("create policy most on users using (true) with check (id <> 'u1')");
        db.dsl().execute("create role upserter nosuperuser");
        db.dsl().execute("grant select, insert, update on users to upserter");
        try {
            db.transaction(tx -> {
                tx.dsl().execute("set local role upserter");
                assertThat(tx.users().copyUpsert(users(2, 4))).isEqualTo(2);
                assertThatExceptionOfType(QueryFailed.class)
                        .isThrownBy(() -> tx.users().copyUpsert(users(0, 4)))
                        .satisfies(e -> assertThat(e.sqlState()).isEqualTo("42501"));
            });
        } finally {
            db.dsl().execute("drop owned by upserter");
            db.dsl().execute("drop role upserter");
        }
        assertThat(db.users().count()).isEqualTo(2);
    }

    @Test
    void it_is_none_of_the_reads_that_go_together() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.together(
                        d -> d.users().copyUpsert(users(0, 1)), d -> d.users().count(), List::of))
                .withMessageContaining("users.copyUpsert");
    }
}
