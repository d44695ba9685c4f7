package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.CatalogueEntry;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.core.Parser;

/** PREPARE with the types that the catalogue says are sent is the statement that the server's statistics know. */
class QueryIdentifiersTest {
    private static final String ID = "Query Identifier: ";

    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    @Test
    void each_statement_has_the_identifier_that_its_types_give(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            s.execute("create extension pg_stat_statements");
            s.execute("set plan_cache_mode = force_generic_plan");
            EngineCam db = EngineCam.of(database.dataSource());
            sendAllColumns(db);
            CatalogueCompletenessTest.callEveryMethod(db);
            Set<Long> seen = seen(s);
            Set<String> checked = new TreeSet<>();
            for (CatalogueEntry entry : EngineCamStatements.all()) {
                if (!entry.sql().startsWith("call")) { // which PREPARE does not take
                    assertThat(seen).as(entry.id()).contains(identifier(s, entry));
                    checked.add(entry.id());
                }
            }
            assertThat(checked).hasSizeGreaterThan(60).contains("users.find", "users.list", "projects.withCams");
        }
    }

    @Test
    void the_jar_says_what_each_statement_touches() {
        assertThat(EngineCam.statements())
                .filteredOn(e -> e.id().equals("users.delete"))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.rows()).isEqualTo("writes at most one row");
                    assertThat(e.writes()).containsExactly("public.users");
                    assertThat(e.cascades()).containsExactly("public.cams", "public.projects");
                    assertThat(e.locks())
                            .containsExactly(
                                    "public.cams RowExclusive",
                                    "public.projects RowExclusive",
                                    "public.users RowExclusive");
                });
        assertThat(EngineCam.statements())
                .filteredOn(e -> e.id().equals("cams.search"))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.rows()).isEqualTo("at most $2 rows");
                    assertThat(e.reads()).containsExactly("public.cams", "public.projects");
                    assertThat(e.sent()).containsExactly("character varying", "bigint");
                });
    }

    /** What a family's member with all columns needs. */
    private static void sendAllColumns(EngineCam db) {
        NewUser user = newUser("all");
        NewUser other = newUser("b");
        db.users().insert(user);
        db.users().insertIfAbsent(user);
        db.users().upsert(user);
        db.users().upsertAndTell(user);
        db.users().upsertByEmail(user);
        db.users().upsertByEmailAndTell(user);
        db.users().upsertAll(List.of(user, other));
        db.users().upsertAllByEmail(List.of(user, other));
        db.users().deleteAll(List.of("all", "b"));
        db.users().insertAll(List.of(user, other));
        UserPatch changed =
                UserPatch.EMPTY.email("c").subscriptionStatus("free").createdAt(Instant.EPOCH);
        db.users().update("all", changed);
        db.users().updateAndGet("all", changed);
        db.users().updateAll(Map.of("all", changed, "b", changed.email("d")));
        projects(db.projects());
        cams(db.cams(), db.projects().list(1).getFirst().id());
        db.users().deleteAll(List.of("all", "b"));
    }

    private static NewUser newUser(String id) {
        return SomeRows.newUser(id)
                .subscriptionStatus("pro")
                .createdAt(Instant.EPOCH)
                .updatedAt(Instant.EPOCH);
    }

    private static void projects(ProjectRepository projects) {
        NewProject all = NewProject.userId("all")
                .name("V8")
                .description("d")
                .createdAt(Instant.EPOCH)
                .updatedAt(Instant.EPOCH);
        int one = projects.insert(all).id();
        projects.insertIfAbsent(all);
        int other = projects.insertAll(List.of(all, all)).getFirst().id();
        ProjectPatch changed =
                ProjectPatch.EMPTY.userId("b").name("V6").description(null).createdAt(Instant.EPOCH);
        projects.update(one, changed);
        projects.updateAndGet(one, changed);
        projects.updateAll(Map.of(one, changed, other, changed.name("I4")));
    }

    private static void cams(CamRepository cams, int project) {
        NewCam all = SomeRows.newCam(project, "Intake")
                .profilePoints(JSONB.jsonb("[]"))
                .createdAt(Instant.EPOCH)
                .updatedAt(Instant.EPOCH);
        int one = cams.insert(all).id();
        cams.insertIfAbsent(all);
        int other = cams.insertAll(List.of(all, all)).getFirst().id();
        CamPatch changed = CamPatch.EMPTY
                .projectId(project)
                .name("Exhaust")
                .camType(CamType.EXHAUST)
                .lift(BigDecimal.ONE)
                .duration(3)
                .profilePoints(null)
                .createdAt(Instant.EPOCH);
        cams.update(one, changed);
        cams.updateAndGet(one, changed);
        cams.updateAll(Map.of(one, changed, other, changed.duration(4)));
    }

    /** Of all statements of this database. */
    private static Set<Long> seen(Statement s) throws SQLException {
        Set<Long> ids = new HashSet<>();
        try (ResultSet rs = s.executeQuery("select queryid from pg_stat_statements where dbid ="
                + " (select oid from pg_database where datname = current_database())")) {
            while (rs.next()) {
                ids.add(rs.getLong(1));
            }
        }
        return ids;
    }

    /** As EXPLAIN shows that of a prepared statement. */
    private static long identifier(Statement s, CatalogueEntry entry) throws SQLException {
        String text =
                Parser.parseJdbcSql(entry.sql(), true, true, false, false, true).getFirst().nativeSql;
        String types = entry.sent().isEmpty() ? "" : " (" + String.join(", ", entry.sent()) + ")";
        String values = entry.sent().isEmpty()
                ? ""
                : " (" + String.join(", ", Collections.nCopies(entry.sent().size(), "null")) + ")";
        s.setEscapeProcessing(false);
        s.execute("prepare q" + types + " as " + text);
        try (ResultSet rs = s.executeQuery("explain (verbose, costs off) execute q" + values)) {
            while (rs.next()) {
                String line = rs.getString(1);
                if (line.startsWith(ID)) {
                    return Long.parseLong(line.substring(ID.length()));
                }
            }
        } finally {
            s.execute("deallocate q");
        }
        throw new AssertionError("no identifier of " + entry.id());
    }
}
