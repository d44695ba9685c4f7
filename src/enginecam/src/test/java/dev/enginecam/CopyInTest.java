package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rowan.CopyFormat;
import dev.rowan.error.ConnectionLost;
import dev.rowan.error.ConstraintViolation;
import dev.rowan.error.QueryFailed;
import dev.rowan.session.StatementEvent;
import dev.rowan.testing.RoundTrips;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class CopyInTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private DataSource source;
    private EngineCam db;

    @BeforeEach
    void open(DataSource database) {
        source = database;
        db = EngineCam.of(database);
    }

    private static Stream<NewUser> users(int count) {
        return IntStream.range(0, count).mapToObj(i -> SomeRows.newUser("u" + i));
    }

    @Test
    void rows_are_stored_and_progress_is_told() {
        List<Long> told = new ArrayList<>();
        assertThat(db.users().copyIn(users(25_000), told::add)).isEqualTo(25_000);
        assertThat(told).containsExactly(10_000L, 20_000L, 25_000L);
        assertThat(db.users().count()).isEqualTo(25_000);
        assertThat(db.users().get("u24999"))
                .returns("u24999@example.com", User::email)
                .returns("free", User::subscriptionStatus);
        told.clear();
        assertThat(db.users().copyIn(Stream.of(), told::add)).isZero();
        assertThat(told).containsExactly(0L);
    }

    @Test
    void each_run_of_rows_that_set_the_same_columns_is_one_statement() {
        int project = SomeRows.project(db).id();
        List<StatementEvent> sent = new ArrayList<>();
        NewCam cam = SomeRows.newCam(project, "cam");
        long stored = db.listener(sent::add)
                .cams()
                .copyIn(Stream.of(
                        cam,
                        SomeRows.newCam(project, "second"),
                        cam.profilePoints(null),
                        cam.profilePoints(JSONB.jsonb("[]")).createdAt(Instant.EPOCH),
                        SomeRows.newCam(project, "last")));
        assertThat(stored).isEqualTo(5);
        assertThat(sent)
                .extracting(e -> e.sql() + ": " + e.rows())
                .containsExactly(
                        "copy public.cams (project_id, name, cam_type, lift, duration) from stdin: 2",
                        "copy public.cams (project_id, name, cam_type, lift, duration, profile_points) from stdin: 1",
                        "copy public.cams (project_id, name, cam_type, lift, duration, profile_points, created_at)"
                                + " from stdin: 1",
                        "copy public.cams (project_id, name, cam_type, lift, duration) from stdin: 1");
        assertThat(sent).allSatisfy(e -> {
            assertThat(e.statementId()).isEqualTo("cams.copyIn");
            assertThat(e.nanos()).isPositive();
            assertThat(e.failure()).isNull();
        });
        assertThat(db.cams().all().orderBy(CAMS.ID).list())
                .extracting(Cam::name)
                .containsExactly("cam", "second", "cam", "cam", "last");
    }

    @Test
    void texts_are_stored_as_they_are() {
        List<String> hostile = List.of(
                "\\N",
                "\\.",
                "\\",
                "\t",
                "\n",
                "\r",
                "\r\n",
                "",
                "a\\tb",
                "\\\\",
                "NULL",
                "'); drop table users; --",
                "é\uD83D\uDE00",
                "\b\f\u000b\u0001",
                " ",
                "\\x41");
        Stream<NewUser> rows = IntStream.range(0, hostile.size())
                .mapToObj(i ->
                        NewUser.id("u" + (100 + i)).email(i + hostile.get(i)).subscriptionStatus(hostile.get(i)));
        assertThat(db.users().copyIn(rows)).isEqualTo(hostile.size());
        assertThat(db.users().all().orderBy(USERS.ID).list())
                .extracting(User::subscriptionStatus)
                .isEqualTo(hostile);
    }

    /** BEGIN with the question, COPY, its rows, COMMIT. */
    @Test
    void it_is_four_round_trips(TestDatabase database) throws Exception {
        RoundTrips trips = database.roundTrips();
        try (var connection = new OneConnection(trips.dataSource())) {
            EngineCam one = EngineCam.of(connection);
            assertThat(trips.during(() -> one.users().copyIn(users(5_000)))).isEqualTo(4);
        }
    }

    @Test
    void a_constraint_that_refuses_a_row_is_told_without_its_values_and_nothing_is_stored() {
        List<StatementEvent> sent = new ArrayList<>();
        NewUser taken = NewUser.id("secret").email("u7@example.com");
        assertThatExceptionOfType(ConstraintViolation.class)
                .isThrownBy(() -> db.listener(sent::add).users().copyIn(Stream.concat(users(12_000), Stream.of(taken))))
                .satisfies(e -> {
                    assertThat(e.statementId()).isEqualTo("users.copyIn");
                    assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.UNIQUE);
                    assertThat(e.constraint()).isEqualTo(UserConstraint.USERS_EMAIL_KEY);
                    assertThat(e).hasMessageNotContainingAny("secret", "u7", "line");
                    assertThat(e.getCause()).hasMessageNotContainingAny("secret", "u7", "line");
                });
        assertThat(sent).hasSize(2);
        assertThat(sent.getLast().failure()).isInstanceOf(ConstraintViolation.class);
        assertThat(db.users().count()).isZero();
    }

    @Test
    void in_a_transaction_it_is_a_savepoint() {
        for (EngineCam facade : List.of(db, EngineCam.of(DSL.using(source, SQLDialect.POSTGRES)))) {
            facade.transaction(tx -> {
                assertThat(tx.users().copyIn(users(2))).isEqualTo(2);
                assertThatExceptionOfType(ConstraintViolation.class)
                        .isThrownBy(
                                () -> tx.users().copyIn(Stream.of(SomeRows.newUser("new"), SomeRows.newUser("u1"))));
                assertThat(tx.users().count()).isEqualTo(2);
                assertThat(db.users().count()).isZero();
            });
            assertThat(db.users().deleteAll(List.of("u0", "u1"))).isEqualTo(2);
        }
    }

    /** While a COPY is under way the driver would let its own thread wait for it without end. */
    @Test
    void the_stream_may_use_the_same_transaction() {
        db.users().copyIn(users(3));
        db.transaction(tx -> {
            try (Stream<User> owners = tx.users().all().orderBy(USERS.ID).stream()) {
                Stream<NewProject> projects = owners.map(u -> NewProject.userId(u.id())
                        .name(u.id() + " of " + tx.users().count()));
                assertThat(tx.projects()
                                .copyIn(projects, stored -> tx.projects().count()))
                        .isEqualTo(3);
            }
        });
        assertThat(db.projects().all().list()).extracting(Project::name).contains("u2 of 3");
    }

    @Test
    void what_the_stream_or_the_progress_throws_passes_as_itself_and_nothing_is_stored() {
        var mine = new IllegalStateException("mine");
        List<ThrowingCallable> calls = List.of(
                () -> db.users().copyIn(Stream.concat(users(14_000), Stream.generate(() -> {
                    throw mine;
                }))),
                () -> db.users().copyIn(users(10), stored -> {
                    throw mine;
                }));
        for (ThrowingCallable call : calls) {
            assertThatIllegalStateException().isThrownBy(call).isSameAs(mine);
            assertThat(db.users().count()).isZero();
        }
    }

    @Test
    void a_row_that_is_null_or_incomplete_is_named_by_its_place() {
        assertThatNullPointerException()
                .isThrownBy(() -> db.users().copyIn(Stream.of(SomeRows.newUser("a"), SomeRows.nothing())))
                .withMessage("rows[1] is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.cams().copyIn(Stream.of(SomeRows.newCam("of no project"))))
                .withMessageStartingWith("rows[0]: cams.project_id was left to the row that it points to");
        assertThat(db.users().count()).isZero();
    }

    @Test
    void rows_that_a_trigger_swallows_are_not_counted() {
        db.dsl().execute("""
                create function swallow() returns trigger language plpgsql as $$
                begin
                    if new.id = 'u1' then return null; end if;
                    new.subscription_status := 'pro';
                    return new;
                end $$;
                create trigger swallow before insert on users for each row execute function swallow()""");
        assertThat(db.users().copyIn(users(3))).isEqualTo(2);
        assertThat(db.users().get("u2").subscriptionStatus()).isEqualTo("pro");
    }

    @Test
    void where_copy_would_not_do_what_an_insert_does_it_is_refused() {
        db.dsl().execute("create rule also as on insert to users do also notify users");
        refused("the table has a rule for inserts, which COPY does not apply");
        db.dsl().execute("drop rule also on users");
        db.dsl().execute("alter table users enable row level security");
        db.dsl().execute("alter table users force row level security");
        db.dsl().execute("create role copier nosuperuser");
        db.dsl().execute("grant insert on users to copier");
        try {
            db.transaction(tx -> {
                tx.dsl().execute("set local role copier");
                assertThatExceptionOfType(QueryFailed.class)
                        .isThrownBy(() -> tx.users().copyIn(users(1)))
                        .withMessage("users.copyIn: the table has row security for this role, which COPY does not apply"
                                + "\nhelp: insertAll stores the rows in portions");
            });
        } finally {
            db.dsl().execute("drop owned by copier");
            db.dsl().execute("drop role copier");
        }
        db.dsl().execute("alter table users rename to people");
        db.dsl().execute("create view users as select * from people");
        refused("it is a view, to which COPY does not write");
        assertThat(db.users().count()).isZero();
    }

    private void refused(String why) {
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.users().copyIn(users(1)))
                .withMessageStartingWith("users.copyIn: " + why + "\nhelp: ");
    }

    /** PostgreSQL stores the null of a column that COPY does not name without asking its domain. */
    @Test
    void a_domain_refuses_the_null_of_a_column_that_is_left_out() {
        db.dsl().execute("create domain told as text check (value is not null)");
        db.dsl().execute("alter table projects alter description type told");
        db.dsl().execute("alter table projects add \"Later\" told default 'x'");
        db.dsl().execute("alter table projects alter \"Later\" drop default");
        NewProject left = NewProject.userId(SomeRows.user(db, "u").id()).name("V8");
        for (NewProject row : List.of(left, left.description("d"))) {
            assertThatExceptionOfType(ConstraintViolation.class)
                    .isThrownBy(() -> db.projects().copyIn(Stream.of(row)))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(ConstraintViolation.Kind.CHECK));
        }
        db.dsl().execute("alter table projects drop \"Later\"");
        assertThat(db.projects().copyIn(Stream.of(left.description("d")))).isEqualTo(1);
    }

    @Test
    void it_is_none_of_the_reads_that_go_together() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.together(
                        d -> d.users().copyIn(users(1)), d -> d.users().count(), List::of))
                .withMessageContaining("users.copyIn")
                .withMessageContaining("the functions of together only read");
    }

    @Test
    void an_interrupted_thread_stores_all_and_stays_interrupted() {
        db.transaction(tx -> {
            tx.users().count(); // a new connection is not for an interrupted thread
            Thread.currentThread().interrupt();
            try {
                assertThat(tx.users().copyIn(users(12_000))).isEqualTo(12_000);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
        });
        assertThat(db.users().count()).isEqualTo(12_000);
    }

    @Test
    void a_connection_that_is_lost_in_between_is_told_and_nothing_is_stored() {
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.users().copyIn(users(25_000), stored -> endSessions()))
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("users.copyIn"));
        db.dsl().execute("""
                create function end_session() returns trigger language plpgsql as
                $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
                create trigger users_end before insert on users for each row execute function end_session()""");
        assertThatExceptionOfType(ConnectionLost.class)
                .isThrownBy(() -> db.users().copyIn(users(10_000)))
                .satisfies(e -> assertThat(e.statementId()).isEqualTo("users.copyIn"));
        assertThat(db.users().count()).isZero();
    }

    private void endSessions() {
        db.dsl()
                .execute("select pg_terminate_backend(pid, 30000) from pg_stat_activity"
                        + " where datname = current_database() and state = 'idle in transaction'");
    }

    @Test
    void a_connection_that_hides_the_drivers_is_told() {
        EngineCam hidden = EngineCam.of(hiding());
        assertThat(hidden.users().count()).isZero();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> hidden.users().copyIn(users(1)),
                () -> hidden.users().all().copyOut(new ByteArrayOutputStream(), CopyFormat.CSV))) {
            assertThatExceptionOfType(QueryFailed.class)
                    .isThrownBy(call)
                    .withMessageContaining(": COPY needs pgjdbc's own connection, which ")
                    .withMessageEndingWith(
                            "\nhelp: use a DataSource whose connections unwrap to org.postgresql.PGConnection");
        }
        assertThat(hidden.users().count()).isZero();
    }

    private DataSource hiding() {
        return wrapped(DataSource.class, source);
    }

    /** The same, whose connections unwrap to nothing. */
    private static <T> T wrapped(Class<T> type, Object behind) {
        return type.cast(Proxy.newProxyInstance(
                CopyInTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "isWrapperFor" -> {
                            return false;
                        }
                        case "unwrap" -> throw new SQLException("nothing");
                        default -> {
                            try {
                                Object made = method.invoke(behind, arguments);
                                return made instanceof Connection c ? wrapped(Connection.class, c) : made;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }
                    }
                }));
    }

    /** Each portion is a COPY of its own, which has ended by then. */
    @Test
    void progress_may_use_the_same_transaction() {
        List<Long> counts = new ArrayList<>();
        db.transaction(tx -> tx.users()
                .copyIn(
                        IntStream.range(0, 20_001)
                                .mapToObj(i -> NewUser.id("c" + i).email("c" + i)),
                        rows -> counts.add(
                                tx.users().where(USERS.ID.startsWith("c")).count())));
        assertThat(counts).isNotEmpty().endsWith(20_001L);
    }
}
