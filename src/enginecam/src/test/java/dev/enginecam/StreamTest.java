package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.PROJECTS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.error.QueryFailed;
import dev.rowan.error.StreamClosed;
import dev.rowan.shape.Shape;
import dev.rowan.testing.RoundTrips;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Streams of dynamic queries: 1,234 users are three chunks. */
class StreamTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final int USERS_THERE = 1_234;

    private RoundTrips trips;
    private DataSource source;
    private EngineCam db;

    @BeforeEach
    void fill(TestDatabase database) throws SQLException {
        trips = database.roundTrips();
        source = database.dataSource();
        db = EngineCam.of(source);
        db.dsl().execute("""
                insert into users (id, email) select 'u' || g, 'u' || g from generate_series(1, 1234) g;
                insert into projects (user_id, name) select 'u' || g, 'p' || g from generate_series(1, 1234) g, generate_series(1, g % 3);
                insert into cams (project_id, name, cam_type, lift, duration) select id, 'c', 'intake', 9, 240 from projects, generate_series(1, id % 2);
                """);
    }

    @Test
    void rows_and_shapes_are_those_of_a_list() {
        var users = db.users().where(USERS.ID.ne("u7")).orderBy(USERS.EMAIL.desc());
        try (Stream<User> rows = users.stream();
                Stream<Graphs.UserProjects> graphs =
                        EngineCam.of(source).users().where(USERS.ID.ne("u7")).orderBy(USERS.EMAIL.desc()).stream(
                                Graphs.USER_PROJECTS)) {
            assertThat(rows.toList()).hasSize(USERS_THERE - 1).isEqualTo(users.list());
            assertThat(graphs.toList()).isEqualTo(users.list(Graphs.USER_PROJECTS));
        }
    }

    @Test
    void a_shape_without_lists_and_a_limit_work_too() {
        Shape<User, String> ids = User.ROW.only(USERS.ID).as(id -> id);
        try (Stream<String> some = db.users().all().orderBy(USERS.EMAIL).limit(3).stream(ids)) {
            assertThat(some).containsExactly("u1", "u10", "u100");
        }
        try (Stream<Graphs.UserProjects> none = db.users().where(USERS.ID.eq("none")).stream(Graphs.USER_PROJECTS)) {
            assertThat(none).isEmpty();
        }
    }

    /** The first 500 rows come with the statement, each further 500 cost one, the rest of a chunk one, BEGIN none, COMMIT one. */
    @Test
    void a_chunk_is_one_round_trip_and_one_for_what_is_below() throws SQLException {
        try (var connection = new OneConnection(trips.dataSource())) {
            EngineCam one = EngineCam.of(connection);
            assertThat(trips.during(() -> read(one.users().all().stream()))).isEqualTo(3 + 1);
            assertThat(trips.during(() -> read(one.users().all().stream(Graphs.USER_PROJECTS))))
                    .isEqualTo(1 + 3 + 3 + 1);
            one.transaction(tx -> {
                tx.users().count();
                assertThat(trips.during(() -> read(tx.users().all().stream(Graphs.USER_PROJECTS))))
                        .isEqualTo(3 + 3);
            });
        }
    }

    private static void read(Stream<?> rows) {
        try (rows) {
            assertThat(rows.count()).isEqualTo(USERS_THERE);
        }
    }

    @Test
    void outside_of_a_transaction_all_of_a_shape_is_one_snapshot() {
        EngineCam other = EngineCam.of(source);
        try (Stream<Graphs.UserProjects> rows = db.users().all().orderBy(USERS.EMAIL).stream(Graphs.USER_PROJECTS)) {
            var iterator = rows.iterator();
            iterator.next();
            other.dsl().deleteFrom(CAMS).execute();
            other.users().delete("u99");
            long cams = 0;
            long users = 1;
            while (iterator.hasNext()) {
                users++;
                cams += iterator.next().projects().stream()
                        .mapToLong(p -> p.cams().size())
                        .sum();
            }
            assertThat(users).isEqualTo(USERS_THERE);
            assertThat(cams).isPositive();
        }
        assertThat(db.cams().count()).isZero();
    }

    @Test
    void in_a_transaction_it_sees_what_was_written_and_leaves_the_transaction_open() {
        EngineCam jooqs = EngineCam.of(DSL.using(source, SQLDialect.POSTGRES));
        for (EngineCam facade : List.of(db, jooqs)) {
            assertThatThrownBy(() -> facade.transaction(tx -> {
                        tx.users().insert(SomeRows.newUser("aaa"));
                        try (Stream<Graphs.UserProjects> rows =
                                tx.users().all().orderBy(USERS.ID).stream(Graphs.USER_PROJECTS)) {
                            assertThat(rows.findFirst().orElseThrow().user().id())
                                    .isEqualTo("aaa");
                        }
                        tx.users().insert(SomeRows.newUser("aab"));
                        throw new MatrixVerb.Mine();
                    }))
                    .isInstanceOf(MatrixVerb.Mine.class);
            assertThat(facade.users().count()).isEqualTo(USERS_THERE);
        }
    }

    @Test
    void a_stream_that_is_read_too_late_says_so() {
        Stream<Graphs.UserProjects> closed = db.users().all().stream(Graphs.USER_PROJECTS);
        var iterator = closed.iterator();
        iterator.next();
        closed.close();
        assertThatExceptionOfType(StreamClosed.class).isThrownBy(() -> {
            while (iterator.hasNext()) {
                iterator.next();
            }
        });
        Stream<Graphs.UserProjects> late = db.transactionResult(tx -> tx.users().all().stream(Graphs.USER_PROJECTS));
        assertThatExceptionOfType(StreamClosed.class)
                .isThrownBy(late::count)
                .withMessageStartingWith("users.where: the transaction that the stream is of has ended");
        late.close();
        assertThat(db.users().count()).isEqualTo(USERS_THERE);
    }

    @Test
    void what_fails_below_the_root_fails_the_stream_and_leaves_the_connection_as_it_was() {
        Shape<User, Graphs.UserProjects> failing = User.ROW
                .with(User.PROJECTS.where(p -> p.ID.div(p.ID.minus(p.ID)).eq(1)).shaped(Graphs.PROJECT_CAMS))
                .as(Graphs.UserProjects::new);
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> read(db.users().all().stream(failing)))
                .withMessage("users.where: division by zero [22012]")
                .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
        assertThat(db.users().count()).isEqualTo(USERS_THERE);
        assertThat(db.users().insert(SomeRows.newUser("new")).id()).isEqualTo("new"); // not read-only
    }

    @Test
    void values_that_cannot_travel_with_the_rest_go_by_themselves() {
        try (Stream<Graphs.UserProjects> rows =
                db.users().all().orderBy(USERS.EMAIL).limit(700).stream(Graphs.LONG_VALUE)) {
            assertThat(rows.toList())
                    .isEqualTo(db.users().all().orderBy(USERS.EMAIL).limit(700).list(Graphs.LONG_VALUE));
        }
    }

    @Test
    void it_is_none_of_the_reads_that_go_together() {
        assertThatIllegalStateException()
                .isThrownBy(() -> db.together(
                        d -> d.users().all().stream(), d -> d.users().count(), List::of))
                .withMessageStartingWith("users.where: the functions of together only read");
    }

    @Test
    void a_condition_with_values_is_bound() {
        try (Stream<Project> rows =
                db.projects().where(PROJECTS.NAME.in("p1", "p2", "'; drop table cams; --")).stream()) {
            assertThat(rows).hasSize(3);
        }
        try (Stream<Cam> rows = db.cams().where(CAMS.NAME.eq("c")).limit(2).stream()) {
            assertThat(rows).hasSize(2);
        }
    }
}
