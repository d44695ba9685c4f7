package dev.rowan.review.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.postgres.PostgresServer;
import dev.rowan.postgres.ScratchDatabase;
import dev.rowan.review.Access;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.CataloguedStatement.Kind;
import dev.rowan.review.LockMode;
import dev.rowan.review.TableLock;
import dev.rowan.review.access.StatementAccess;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class WaitsTest {
    private static final Map<String, String> STATEMENTS = Map.of(
            "users.find", "select * from users where id = 1",
            "users.insert", "insert into users (email, country) values ('new', 'NO')",
            "users.update", "update users set name = 'x' where id = 1",
            "users.delete", "delete from users where id = 1",
            "projects.insert", "insert into projects (user_id, title, rank) values (1, 'x', 1)",
            "cams.list", "select id, code from cams",
            "names.list", "select * from user_names",
            "events.insert", "insert into events (id, at) values (1, '2024-05-01')");

    private static final List<String> MIGRATIONS = List.of(
            "alter table users add column note text",
            "create index cams_lift_idx on cams (lift)",
            "create trigger touched before insert on projects for each row execute function touch()",
            "alter table projects add foreign key (owner_id) references users not valid",
            "reindex index cams_code_idx",
            "drop table cams",
            "create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01')",
            "comment on table users is 'x'");

    @Test
    void who_waits_by_the_table_of_conflicts_waits_on_a_server() throws Exception {
        try (PostgresServer server = PostgresServer.start("auto");
                ScratchDatabase database = server.create();
                Connection a = database.connect();
                Connection b = database.connect()) {
            try (var s = a.createStatement()) {
                s.execute(Files.readString(Samples.FOLDER.resolve("base.sql")));
                s.execute("insert into users (email, country) values ('a', 'NO'), ('b', 'SE')");
                s.execute("insert into projects (user_id, title, rank) values (1, 'a', 1)");
                s.execute("insert into cams (project_id, code, lift) values (1, 'a', 1)");
            }
            Map<String, Access> accesses = StatementAccess.of(
                    a,
                    STATEMENTS.entrySet().stream()
                            .map(e -> statement(e.getKey(), e.getValue()))
                            .toList());
            Map<String, Set<String>> computed = new LinkedHashMap<>();
            Map<String, Set<String>> real = new LinkedHashMap<>();
            for (String migration : MIGRATIONS) {
                computed.put(migration, computed(migration, a, b, accesses));
                real.put(migration, real(migration, a, b));
            }
            assertThat(computed).isEqualTo(real);
            assertThat(real.get("drop table cams")).contains("cams.list", "users.delete", "projects.insert");
        }
    }

    @Test
    void an_index_that_is_locked_against_readers_stops_those_of_its_table() {
        var access = new Access(
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                List.of(),
                List.of(new TableLock("public.cams", LockMode.ACCESS_SHARE)));
        List<TableLock> locks = List.of(new TableLock("public.cams_idx", LockMode.ACCESS_EXCLUSIVE));
        assertThat(Waits.of(locks, Map.of("cams.list", access))).isEmpty();
        assertThat(Waits.of(locks, Map.of("cams.list", access), Map.of("public.cams_idx", "public.cams")))
                .containsExactly("cams.list");
    }

    private static Set<String> computed(String migration, Connection a, Connection b, Map<String, Access> accesses)
            throws SQLException {
        Catalog old = Catalog.read(b);
        SortedMap<String, String> indexes = new TreeMap<>();
        old.entries().values().stream()
                .filter(e -> e.what().equals("index"))
                .forEach(e -> indexes.put(
                        e.table(), old.relation(e.relation()).orElseThrow().table()));
        a.setAutoCommit(false);
        try (var s = a.createStatement()) {
            s.execute(migration);
            int pid = a.unwrap(PGConnection.class).getBackendPID();
            List<TableLock> locks = Locks.strongest(new Observer(b).locks(pid), Set.of(), old);
            return Waits.of(locks, accesses, indexes);
        } finally {
            a.rollback();
            a.setAutoCommit(true);
        }
    }

    private static Set<String> real(String migration, Connection a, Connection b) throws SQLException {
        Set<String> waiting = new TreeSet<>();
        a.setAutoCommit(false);
        b.setAutoCommit(false);
        try (var s = a.createStatement()) {
            s.execute(migration);
            for (Map.Entry<String, String> statement : STATEMENTS.entrySet()) {
                try (var waiter = b.createStatement()) {
                    waiter.execute("set local lock_timeout = '150ms'");
                    waiter.execute(statement.getValue());
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("55P03");
                    waiting.add(statement.getKey());
                } finally {
                    b.rollback();
                }
            }
        } finally {
            a.rollback();
            a.setAutoCommit(true);
            b.setAutoCommit(true);
        }
        return waiting;
    }

    private static CataloguedStatement statement(String id, String text) {
        return new CataloguedStatement(
                id,
                Kind.QUERY,
                "",
                text,
                List.of(),
                List.of(),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
