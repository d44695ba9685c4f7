package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enginecam.MatrixWay.Kind;
import dev.enginecam.MatrixWay.Owner;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every verb, on connections that come from everywhere, in transactions that end in every way. A transaction of the caller's is
 * neither committed nor left; where nobody would commit, nothing is acknowledged.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class TransactionMatrixTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    enum Ending {
        COMMIT,
        ROLLBACK,
        FAILURE,
        FAILURE_CAUGHT
    }

    private static final List<MatrixVerb> VERBS = MatrixVerb.all();

    private final Map<MatrixWay, String> table = new LinkedHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private int cells;
    private int wrong;
    private Connection observer;
    private MatrixWay.Pools pools;

    @BeforeEach
    void fill(TestDatabase database) throws SQLException {
        pools = new MatrixWay.Pools(database, open);
        observer = pools.connection(true);
        EngineCam db = EngineCam.of(database.dataSource());
        SomeRows.user(db, MatrixVerb.OLD);
        SomeRows.user(db, MatrixVerb.BAD);
        SomeRows.user(db, "gone");
        SomeRows.cam(db, SomeRows.project(db, MatrixVerb.OLD).id(), "Intake");
        db.dsl().execute("""
            create function refuse() returns trigger language plpgsql as $$ begin raise 'bad'; end $$;
            create trigger bad before insert on users for each row when (new.id = 'bad') execute function refuse();
            create trigger worse before update or delete on users for each row when (old.id = 'bad') execute function refuse();
            create trigger bad before insert on projects for each row when (new.name = 'bad') execute function refuse();
            """);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        open.clear();
    }

    @AfterAll
    void print() {
        System.out.println(
                "Transactions of others, each verb: commit, rollback, failure, failure caught ('.' is right)\n"
                        + VERBS.stream().map(MatrixVerb::name).collect(Collectors.joining(" | ")) + "\n"
                        + table.entrySet().stream()
                                .map(row -> "%-42s %s%n"
                                        .formatted(row.getKey().kind() + " " + row.getKey(), row.getValue()))
                                .collect(Collectors.joining())
                        + cells + " cells, " + wrong + " wrong");
    }

    static Stream<MatrixWay> ways() {
        return MatrixWay.all().stream();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_transaction_of_the_caller_is_neither_committed_nor_left(MatrixWay way) throws Exception {
        assertThat(wrongOnes(way)).isEmpty();
    }

    @Test
    void a_facade_apart_from_the_transaction_is_found_by_this_test() throws Exception {
        List<String> found = wrongOnes(MatrixWay.apart());
        table.keySet().removeIf(way -> way.name().equals("apart"));
        cells -= VERBS.size() * Ending.values().length;
        wrong -= found.size();
        for (MatrixVerb verb : VERBS) {
            assertThat(found).anyMatch(cell -> cell.startsWith("apart, " + verb + ", COMMIT"));
            assertThat(found).anyMatch(cell -> cell.startsWith("apart, " + verb + ", ROLLBACK"));
        }
    }

    private List<String> wrongOnes(MatrixWay way) throws Exception {
        Owner owner = way.opening().of(pools);
        List<String> found = new ArrayList<>();
        var row = new StringBuilder();
        for (MatrixVerb verb : VERBS) {
            if (way.isWithout(verb)) {
                row.append("     ");
                continue;
            }
            for (Ending ending : Ending.values()) {
                String why = wrongIn(way.kind(), owner, verb, ending, "c" + cells++ + "-");
                row.append(why == null ? '.' : 'X');
                if (why != null) {
                    found.add(way + ", " + verb + ", " + ending + ": " + why);
                }
            }
            row.append(' ');
        }
        table.put(way, row.toString());
        wrong += found.size();
        return found;
    }

    /** What is wrong in a cell. */
    private @Nullable String wrongIn(Kind kind, Owner owner, MatrixVerb verb, Ending ending, String cell)
            throws SQLException {
        count("with gone as (insert into users (id, email) values ('gone', 'gone') on conflict do nothing) select 1");
        boolean commits = ending == Ending.COMMIT || ending == Ending.FAILURE_CAUGHT;
        boolean fails = ending == Ending.FAILURE || ending == Ending.FAILURE_CAUGHT;
        boolean alone = kind != Kind.OWNED && (ending == Ending.COMMIT || ending == Ending.FAILURE);
        Throwable thrown = null;
        try {
            if (alone) {
                (fails ? verb.failing() : verb.well()).on(owner.free(), cell);
            } else {
                owner.transaction((db, sql) -> inside(db, sql, verb, cell, fails, commits));
            }
        } catch (Throwable e) {
            thrown = e;
        }
        boolean aborted = ending == Ending.FAILURE_CAUGHT && verb.aborts();
        boolean told = aborted || !(commits || (alone && !fails));
        if (kind == Kind.LOST) {
            return !String.valueOf(thrown)
                            .startsWith("java.lang.IllegalStateException: connections come without autocommit")
                    ? "not refused: " + thrown
                    : stored(cell).isEmpty() ? null : "something is stored";
        }
        if (thrown instanceof AssertionError e) {
            return String.valueOf(e.getMessage());
        }
        if (told == (thrown == null) && !(aborted && kind == Kind.OWNED)) { // the driver calls such a COMMIT a success
            return "thrown: " + thrown;
        }
        long owners = alone || !commits || aborted ? 0 : ending == Ending.COMMIT ? 1 : 2;
        var expected = new Stored(owners, ending == Ending.COMMIT ? verb.writes() : 0);
        Stored stored = stored(cell);
        return stored.equals(expected) ? null : stored + " instead of " + expected + "; thrown: " + thrown;
    }

    private void inside(EngineCam db, MatrixWay.Sql sql, MatrixVerb verb, String cell, boolean fails, boolean commits)
            throws Exception {
        sql.execute(ownersRow(cell, "before"));
        boolean aborted = false;
        if (fails) {
            try {
                verb.failing().on(db, cell);
                throw new AssertionError("did not fail");
            } catch (RuntimeException e) {
                aborted = verb.aborts();
                if (!commits) {
                    throw e;
                }
            }
        } else {
            verb.well().on(db, cell);
        }
        assertThat(stored(cell).isEmpty()).as("nothing is seen by others").isTrue();
        if (!aborted) {
            assertThat(db.users().exists("owner " + cell + "before"))
                    .as("sees the owner's")
                    .isTrue();
            if (fails) {
                sql.execute(ownersRow(cell, "after"));
            }
        }
        if (!commits) {
            throw new MatrixVerb.Mine();
        }
    }

    private static String ownersRow(String cell, String which) {
        String id = "owner " + cell + which;
        return "insert into users (id, email) values ('" + id + "', '" + id + "')";
    }

    /** The rows that others see. */
    private record Stored(long owners, long verbs) {
        boolean isEmpty() {
            return owners + verbs == 0;
        }
    }

    private Stored stored(String cell) throws SQLException {
        long both = count("select 1000 * count(*) filter (where id like 'owner " + cell
                + "%') + count(*) filter (where id like '" + cell + "%' or subscription_status = '" + cell
                + "') + 1 - count(*) filter (where id = 'gone') from users");
        return new Stored(both / 1000, both % 1000);
    }

    private long count(String sql) throws SQLException {
        try (var s = observer.createStatement();
                var rs = s.executeQuery(sql)) {
            rs.next();
            return rs.getLong(1);
        }
    }
}
