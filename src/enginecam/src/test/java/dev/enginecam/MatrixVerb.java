package dev.enginecam;

import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.CopyFormat;
import dev.rowan.Query;
import dev.rowan.insert.NewGraph;
import dev.rowan.shape.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/**
 * One verb of the facade: called well, and called so that something inside of it fails. Users whose id starts with the cell's are
 * what it writes.
 *
 * @param writes how many users there are more when it went well
 * @param aborts whether its failure is one of the server's in no savepoint, after which PostgreSQL takes no statement of the
 *     transaction any more
 */
record MatrixVerb(String name, int writes, boolean aborts, Call well, Call failing) {
    /** A user that is there before, and has a project with a cam. */
    static final String OLD = "old";

    /** A user that a trigger lets nobody delete or change, and nobody insert. */
    static final String BAD = "bad";

    interface Call {
        void on(EngineCam db, String cell);
    }

    /** What a verb throws for a reason of the caller's own. */
    static final class Mine extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Its second SELECT fails. */
    private static final Shape<User, Graphs.UserProjects> FAILING = User.ROW
            .with(User.PROJECTS.where(p -> p.ID.div(p.ID.minus(p.ID)).eq(1)).shaped(Graphs.PROJECT_CAMS))
            .as(Graphs.UserProjects::new);

    /** The same, too long to travel with the others. */
    private static final Shape<User, Graphs.UserProjects> FAILING_APART = User.ROW
            .with(User.PROJECTS
                    .where(p -> p.NAME.ne("x".repeat(40_000))
                            .and(p.ID.div(p.ID.minus(p.ID)).eq(1)))
                    .shaped(Graphs.PROJECT_CAMS))
            .as(Graphs.UserProjects::new);

    @Override
    public String toString() {
        return name;
    }

    static List<MatrixVerb> all() {
        return Stream.of(single(), lists(), everyday(), copies(), graphs(), transactions(), queries())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MatrixVerb> single() {
        return List.of(
                new MatrixVerb(
                        "find",
                        0,
                        false,
                        (db, c) -> assertThat(db.users().find(OLD)).isPresent(),
                        (db, c) -> db.users().get("nobody")),
                new MatrixVerb("insert", 1, true, (db, c) -> user(db, c, 1), (db, c) -> SomeRows.user(db, BAD)),
                new MatrixVerb(
                        "update",
                        1,
                        true,
                        (db, c) -> db.users().update(OLD, u -> u.subscriptionStatus(c)),
                        (db, c) -> db.users().update(BAD, u -> u.subscriptionStatus(c))),
                new MatrixVerb(
                        "delete",
                        1,
                        true,
                        (db, c) -> assertThat(db.users().delete("gone")).isTrue(),
                        (db, c) -> db.users().delete(BAD)));
    }

    private static List<MatrixVerb> lists() {
        return IntStream.of(1, 2, 3, 100)
                .mapToObj(n -> new MatrixVerb(
                        "insertAll of " + n,
                        n,
                        true,
                        (db, c) -> assertThat(db.users().insertAll(users(c, n))).hasSize(n),
                        (db, c) -> db.users()
                                .insertAll(Stream.concat(users(c, n - 1).stream(), Stream.of(SomeRows.newUser(BAD)))
                                        .toList())))
                .toList();
    }

    private static List<MatrixVerb> everyday() {
        return List.of(
                new MatrixVerb(
                        "upsert",
                        1,
                        true,
                        (db, c) -> db.users().upsert(SomeRows.newUser(c + "1")),
                        (db, c) -> db.users().upsert(SomeRows.newUser(BAD), u -> u.email(c))),
                new MatrixVerb(
                        "upsertAll, two statements",
                        2,
                        false,
                        (db, c) -> assertThat(db.users()
                                        .upsertAll(List.of(
                                                SomeRows.newUser(c + "1"),
                                                SomeRows.newUser(c + "2").subscriptionStatus(c))))
                                .hasSize(2),
                        (db, c) -> db.users()
                                .upsertAll(List.of(
                                        SomeRows.newUser(c + "1"),
                                        SomeRows.newUser(BAD).subscriptionStatus(c)))),
                new MatrixVerb(
                        "updateAll, two statements",
                        1,
                        false,
                        (db, c) -> assertThat(db.users().updateAll(two(c, "nobody")))
                                .isEqualTo(1),
                        (db, c) -> db.users().updateAll(two(c, BAD))),
                new MatrixVerb(
                        "updateWhere",
                        1,
                        true,
                        (db, c) -> assertThat(db.users().updateWhere(USERS.ID.eq(OLD), u -> u.subscriptionStatus(c)))
                                .isEqualTo(1),
                        (db, c) -> db.users().updateWhere(USERS.ID.in(OLD, BAD), u -> u.subscriptionStatus(c))),
                new MatrixVerb(
                        "claim",
                        1,
                        true,
                        (db, c) -> assertThat(db.users()
                                        .claim(
                                                db.users()
                                                        .where(USERS.ID.eq(OLD))
                                                        .limit(1),
                                                u -> u.subscriptionStatus(c)))
                                .hasSize(1),
                        (db, c) -> db.users()
                                .claim(db.users().where(USERS.ID.eq(BAD)).limit(1), u -> u.subscriptionStatus(c))),
                new MatrixVerb(
                        "deleteAll",
                        1,
                        true,
                        (db, c) -> assertThat(db.users().deleteAll(List.of("gone", "nobody")))
                                .isEqualTo(1),
                        (db, c) -> db.users().deleteAll(List.of("gone", BAD))));
    }

    private static Map<String, UserPatch> two(String cell, String other) {
        Map<String, UserPatch> patches = new LinkedHashMap<>();
        patches.put(OLD, UserPatch.EMPTY.subscriptionStatus(cell));
        patches.put(other, UserPatch.EMPTY.email(cell));
        return patches;
    }

    /** Two COPYs each, for the last row sets another column. */
    private static List<MatrixVerb> copies() {
        return List.of(
                new MatrixVerb(
                        "copyIn",
                        3,
                        false,
                        (db, c) ->
                                assertThat(db.users().copyIn(copied(c, c + 3))).isEqualTo(3),
                        (db, c) -> db.users().copyIn(copied(c, BAD))),
                new MatrixVerb(
                        "copyIn, mine",
                        3,
                        false,
                        (db, c) ->
                                assertThat(db.users().copyIn(copied(c, c + 3))).isEqualTo(3),
                        (db, c) -> db.users().copyIn(copied(c, c + 3), stored -> {
                            throw new Mine();
                        })),
                new MatrixVerb(
                        "copyUpsert",
                        3,
                        false,
                        (db, c) -> assertThat(db.users().copyUpsert(copied(c, c + 3)))
                                .isEqualTo(3),
                        (db, c) -> db.users().copyUpsert(copied(c, BAD))));
    }

    private static Stream<NewUser> copied(String cell, String last) {
        return Stream.concat(
                users(cell, 2).stream(), Stream.of(SomeRows.newUser(last).subscriptionStatus("pro")));
    }

    private static List<MatrixVerb> graphs() {
        return List.of(
                new MatrixVerb(
                        "insertGraph",
                        1,
                        false,
                        (db, c) -> db.users().insertGraph(SomeRows.newGraph(c + "1", 2, 2)),
                        (db, c) -> db.users().insertGraph(failing(c))),
                new MatrixVerb(
                        "insertGraph, read",
                        1,
                        false,
                        (db, c) -> assertThat(db.users()
                                        .insertGraph(SomeRows.newGraph(c + "1", 2, 2), Graphs.USER_PROJECTS)
                                        .projects())
                                .hasSize(2),
                        (db, c) -> db.users().insertGraph(failing(c), Graphs.USER_PROJECTS)),
                new MatrixVerb(
                        "insertGraphs",
                        3,
                        false,
                        (db, c) -> db.users().insertGraphs(three(c)),
                        (db, c) -> db.users().insertGraphs(List.of(SomeRows.newGraph(c + "0", 1, 1), failing(c)))),
                new MatrixVerb(
                        "insertGraphs, read",
                        3,
                        false,
                        (db, c) -> assertThat(db.users().insertGraphs(three(c), Graphs.USER_PROJECTS))
                                .hasSize(3),
                        (db, c) -> db.users()
                                .insertGraphs(
                                        List.of(SomeRows.newGraph(c + "0", 1, 1), failing(c)), Graphs.USER_PROJECTS)),
                new MatrixVerb(
                        "graph",
                        0,
                        true,
                        (db, c) -> assertThat(db.users()
                                        .get(OLD, Graphs.USER_PROJECTS)
                                        .projects())
                                .hasSize(1),
                        (db, c) -> db.users().get(OLD, FAILING)),
                new MatrixVerb(
                        "graph, apart",
                        0,
                        true,
                        (db, c) -> assertThat(
                                        db.users().get(OLD, Graphs.LONG_VALUE).projects())
                                .hasSize(1),
                        (db, c) -> db.users().get(OLD, FAILING_APART)));
    }

    private static List<NewGraph<User>> three(String cell) {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(i -> SomeRows.newGraph(cell + i, 2, 1))
                .toList();
    }

    private static NewGraph<User> failing(String cell) {
        return SomeRows.newUser(cell + "1")
                .with(
                        User.PROJECTS,
                        NewProject.ofUser().name("V8"),
                        NewProject.ofUser().name(BAD));
    }

    private static List<MatrixVerb> transactions() {
        return List.of(
                new MatrixVerb(
                        "transaction",
                        2,
                        false,
                        (db, c) -> db.transaction(tx -> two(tx, c)),
                        (db, c) -> db.transaction(tx -> {
                            two(tx, c);
                            SomeRows.user(tx, BAD);
                        })),
                new MatrixVerb(
                        "transaction, mine",
                        2,
                        false,
                        (db, c) -> db.transaction(tx -> two(tx, c)),
                        (db, c) -> db.transaction(tx -> {
                            two(tx, c);
                            throw new Mine();
                        })),
                new MatrixVerb(
                        "nested",
                        2,
                        false,
                        (db, c) -> db.transaction(tx -> {
                            user(tx, c, 1);
                            tx.transaction(nested -> user(nested, c, 2));
                        }),
                        (db, c) -> db.transaction(tx -> {
                            user(tx, c, 1);
                            tx.transaction(nested -> user(nested, c, 2));
                            tx.transaction(nested -> SomeRows.user(nested, BAD));
                        })),
                new MatrixVerb(
                        "nested, caught",
                        2,
                        false,
                        MatrixVerb::caught,
                        (db, c) -> db.transaction(tx -> {
                            caught(tx, c);
                            throw new Mine();
                        })),
                new MatrixVerb(
                        "tx.dsl().transaction",
                        2,
                        false,
                        (db, c) -> db.transaction(tx -> tx.dsl().transaction(jooq -> two(EngineCam.of(jooq.dsl()), c))),
                        (db, c) -> db.transaction(tx -> {
                            tx.dsl().transaction(jooq -> two(EngineCam.of(jooq.dsl()), c));
                            throw new Mine();
                        })),
                new MatrixVerb(
                        "read",
                        0,
                        false,
                        (db, c) ->
                                db.read(tx -> assertThat(tx.users().find(OLD)).isPresent()),
                        (db, c) -> db.read(tx -> tx.users().get("nobody"))));
    }

    private static void caught(EngineCam db, String cell) {
        db.transaction(tx -> {
            user(tx, cell, 1);
            try {
                tx.transaction(nested -> {
                    user(nested, cell, 3);
                    throw new Mine();
                });
            } catch (Mine e) {
                user(tx, cell, 2);
            }
        });
    }

    private static List<MatrixVerb> queries() {
        return List.of(
                new MatrixVerb(
                        "typed query",
                        1,
                        true,
                        (db, c) -> db.users().signIn(p -> p.id(c + "1").email(c + "1")),
                        (db, c) -> db.users().signIn(p -> p.id(BAD).email(c))),
                new MatrixVerb(
                        "typed rows",
                        0,
                        true,
                        (db, c) -> assertThat(db.cams().scaleLift(BigDecimal.ONE, 1))
                                .isEqualTo(1),
                        (db, c) -> db.cams().scaleLift(new BigDecimal("1e30"), 1)),
                new MatrixVerb("typed exec", 0, false, (db, c) -> db.queries().announce(1), (db, c) -> {
                    db.queries().announce(1);
                    throw new Mine();
                }),
                new MatrixVerb(
                        "stream",
                        0,
                        false,
                        (db, c) -> {
                            try (var all = db.cams().export()) {
                                assertThat(all.count()).isPositive();
                            }
                        },
                        (db, c) -> {
                            try (var all = db.cams().export()) {
                                all.forEach(row -> {
                                    throw new Mine();
                                });
                            }
                        }),
                new MatrixVerb(
                        "copyOut",
                        0,
                        false,
                        (db, c) -> copied(db.users().where(USERS.ID.eq(OLD))),
                        (db, c) -> copied(db.users().where(DSL.condition("1 / (length({0}) * 0) = 1", USERS.ID)))),
                new MatrixVerb(
                        "stream of a shape",
                        0,
                        true,
                        (db, c) -> {
                            try (var all = db.users().where(USERS.ID.eq(OLD)).stream(Graphs.USER_PROJECTS)) {
                                assertThat(all.count()).isEqualTo(1);
                            }
                        },
                        (db, c) -> {
                            try (var all = db.users().all().stream(FAILING)) {
                                all.forEach(row -> {});
                            }
                        }),
                new MatrixVerb(
                        "locking query",
                        1,
                        true,
                        (db, c) -> db.transaction(tx -> {
                            assertThat(tx.users()
                                            .where(USERS.ID.eq(OLD))
                                            .forUpdate()
                                            .list(Graphs.USER_PROJECTS))
                                    .hasSize(1);
                            tx.users().update(OLD, u -> u.subscriptionStatus(c));
                        }),
                        (db, c) -> db.users()
                                .where(USERS.CREATED_AT.isNotNull().and(DSL.condition("1 / (length(id) * 0) = 1")))
                                .forUpdate()
                                .list()),
                new MatrixVerb(
                        "dsl()",
                        1,
                        true,
                        (db, c) -> db.dsl()
                                .insertInto(USERS, USERS.ID, USERS.EMAIL)
                                .values(c + "1", c + "1")
                                .execute(),
                        (db, c) -> db.dsl()
                                .insertInto(USERS, USERS.ID, USERS.EMAIL)
                                .values(BAD, BAD)
                                .execute()));
    }

    private static void copied(Query<User> query) {
        try {
            assertThat(query.copyOut(OutputStream.nullOutputStream(), CopyFormat.CSV))
                    .isEqualTo(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void two(EngineCam db, String cell) {
        user(db, cell, 1);
        user(db, cell, 2);
    }

    private static void user(EngineCam db, String cell, int number) {
        SomeRows.user(db, cell + number);
    }

    private static List<NewUser> users(String cell, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> SomeRows.newUser(cell + i))
                .toList();
    }
}
