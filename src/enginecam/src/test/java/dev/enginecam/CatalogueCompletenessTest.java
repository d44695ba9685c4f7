package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.CatalogueEntry;
import dev.rowan.IfAbsentVerbs;
import dev.rowan.PatchedUpsertVerbs;
import dev.rowan.Queries;
import dev.rowan.Repository;
import dev.rowan.TableVerbs;
import dev.rowan.session.RowReader;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every statement that the server sees is in the catalogue, and the other way round. */
class CatalogueCompletenessTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** SHOW is what the test's pool says to a new connection. */
    private static final String TRANSACTION_CONTROL = "(?is)(begin|commit|rollback|savepoint|release|set|show)\\b.*";

    @Test
    void the_server_sees_the_catalogued_statements_and_no_others(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            s.execute("create extension pg_stat_statements");
            s.execute("select pg_stat_statements_reset(0, (select oid from pg_database where datname ="
                    + " current_database()), 0)");
            callEveryMethod(EngineCam.of(database.dataSource()));
            List<String> seen = seen(s);
            List<CatalogueEntry> catalogue = EngineCamStatements.all();
            assertThat(seen).allSatisfy(text -> assertThat(catalogue).anyMatch(e -> StatementTexts.belongsTo(e, text)));
            assertThat(catalogue)
                    .allSatisfy(e -> assertThat(seen).as(e.id()).anyMatch(text -> StatementTexts.belongsTo(e, text)));
        }
    }

    /** Of the facade: what this test itself says is left out, and what the first typed query asks of a caller's connection. */
    private static List<String> seen(Statement s) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var rows = s.executeQuery("""
                select query from pg_stat_statements
                where dbid = (select oid from pg_database where datname = current_database())
                    and query not like '%pg_stat_statements%'
                    and query not like '%with ordinality path(name, place)%'""")) {
            while (rows.next()) {
                String text = rows.getString(1);
                if (!text.matches(TRANSACTION_CONTROL)) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    static void callEveryMethod(EngineCam db) {
        users(db.users());
        projects(db.projects());
        cams(db, db.projects().list(1).getFirst().id());
        graphs(db);
        queries(db);
        db.transaction(tx -> tx.transaction(nested -> nested.users().count()));
        db.transaction(tx -> {
            tx.users().lock("owner");
            tx.projects().lock(tx.projects().list(1).getFirst().id());
            tx.cams().lock(tx.cams().list(1).getFirst().id());
        });
        db.read(tx -> tx.users().count());
        db.cams().delete(db.cams().list(1).getFirst().id());
        db.projects().delete(db.projects().list(1).getFirst().id());
        db.users().delete("owner");
    }

    private static void users(UserRepository users) {
        users.insert(SomeRows.newUser("owner"));
        users.insert(SomeRows.newUser("u").subscriptionStatus("pro"));
        users.insert(SomeRows.newUser("v").createdAt(Instant.EPOCH).updatedAt(Instant.EPOCH));
        users.insertAll(SomeRows.newUsers(515));
        users.get("owner");
        users.find("owner");
        users.exists("owner");
        users.getByEmail("owner@example.com");
        users.findByEmail("owner@example.com");
        users.list(3);
        users.count();
        users.update("u", UserPatch.EMPTY.subscriptionStatus("free"));
        users.update("u", u -> u.email("e").subscriptionStatus("pro").createdAt(Instant.EPOCH));
        users.insertIfAbsent(SomeRows.newUser("owner"));
        users.upsert(SomeRows.newUser("u"));
        users.upsert(SomeRows.newUser("u"), u -> u.subscriptionStatus("pro"));
        users.upsertAndTell(SomeRows.newUser("u"));
        users.upsertAll(List.of(SomeRows.newUser("u"), SomeRows.newUser("v")));
        users.upsertByEmail(SomeRows.newUser("u"));
        users.upsertByEmailAndTell(SomeRows.newUser("u"));
        users.upsertAllByEmail(List.of(SomeRows.newUser("u"), SomeRows.newUser("v")));
        users.findAll(List.of("u", "v"));
        users.findMap(List.of("u"));
        users.updateAndGet("u", u -> u.subscriptionStatus("free"));
        users.updateAll(
                Map.of("u", UserPatch.EMPTY.subscriptionStatus("a"), "v", UserPatch.EMPTY.subscriptionStatus("b")));
        users.deleteAll(List.of("nobody", "no one"));
    }

    private static void projects(ProjectRepository projects) {
        NewProject left = NewProject.userId("owner").name("V8");
        Project project = projects.insert(left);
        projects.insertAll(
                List.of(left, left.description(null), left.description("d").createdAt(Instant.EPOCH)));
        projects.insertAll(List.of(left.createdAt(Instant.EPOCH), left.createdAt(Instant.EPOCH)));
        projects.get(project.id());
        projects.find(project.id());
        projects.exists(project.id());
        projects.listByUserId("owner");
        projects.list(3);
        projects.count();
        projects.update(project.id(), p -> p.name("I6"));
        projects.update(project.id(), ProjectPatch.EMPTY.description(null).userId("u"));
        projects.insertIfAbsent(left);
        projects.findAll(List.of(project.id(), -1));
        projects.updateAndGet(project.id(), p -> p.name("I6"));
        projects.updateAll(Map.of(project.id(), ProjectPatch.EMPTY.name("a"), -1, ProjectPatch.EMPTY.name("b")));
        projects.deleteAll(List.of(-1, -2));
    }

    private static void cams(EngineCam db, int project) {
        CamRepository cams = db.cams();
        NewCam left = SomeRows.newCam(project, "Intake");
        Cam cam = cams.insert(left);
        cams.insertAll(List.of(left, left, left, left.profilePoints(JSONB.jsonb("[]"))));
        cams.insertAll(List.of(left, left));
        cams.get(cam.id());
        cams.find(cam.id());
        cams.exists(cam.id());
        cams.listByProjectId(project);
        cams.list(3);
        cams.count();
        cams.update(cam.id(), c -> c.lift(BigDecimal.ONE).duration(3));
        cams.update(cam.id(), CamPatch.EMPTY.camType(CamType.EXHAUST));
        cams.insertIfAbsent(left);
        cams.findAll(List.of(cam.id(), -1));
        cams.updateAndGet(cam.id(), c -> c.duration(3));
        cams.updateAll(
                Map.of(cam.id(), CamPatch.EMPTY.camType(CamType.EXHAUST), -1, CamPatch.EMPTY.camType(CamType.INTAKE)));
        cams.deleteAll(List.of(-1, -2));
    }

    private static void graphs(EngineCam db) {
        NewCam cam = NewCam.ofProject()
                .name("Intake")
                .camType(CamType.INTAKE)
                .lift(BigDecimal.ONE)
                .duration(3);
        db.users()
                .insertGraph(SomeRows.newUser("graph")
                        .with(
                                User.PROJECTS,
                                NewProject.ofUser()
                                        .name("V8")
                                        .with(Project.CAMS, cam, cam.profilePoints(JSONB.jsonb("[]")))));
        db.projects().insertGraph(NewProject.userId("graph").name("V6").with(Project.CAMS, cam));
        db.users().insertGraphs(List.of(SomeRows.newGraph("one", 2, 2), SomeRows.newGraph("two", 2, 2)));
        db.projects().insertGraphs(List.of(NewProject.userId("graph").name("I4").with(Project.CAMS, cam, cam)));
        db.cams().insertGraphs(List.of());
        db.cams().insertGraph(SomeRows.newCam(db.projects().list(1).getFirst().id(), "Exhaust"));
    }

    private static void queries(EngineCam db) {
        int project = db.projects().list(1).getFirst().id();
        db.users().withLatestProject("free");
        db.users().signIn(p -> p.id("w").email("w@example.com"));
        db.projects().overview("owner", 10);
        db.projects().withCams(List.of("owner"));
        db.cams().inLiftWindow(p -> p.least(BigDecimal.ONE).most(BigDecimal.TEN));
        db.cams().labels(project, 10);
        db.cams().profileStatistics(project);
        db.cams().claimUnmeasured(1);
        db.cams().scaleLift(BigDecimal.ONE, project);
        db.cams().export().close();
        for (CamSearchOrder order : CamSearchOrder.values()) {
            var plain = CamSearchParameters.EMPTY.userId("owner").limit(10);
            db.cams().search(plain, order);
            db.cams().search(plain.type(CamType.INTAKE), order);
            db.cams().search(plain.lift(BigDecimal.ONE, BigDecimal.TEN), order);
            db.cams().search(plain.type(CamType.INTAKE).lift(BigDecimal.ONE, BigDecimal.TEN), order);
        }
        db.queries().plans();
        db.queries().announce(project);
    }

    /** A new verb has to be called above before it is added here. */
    @Test
    void the_methods_called_are_all_that_there_are() {
        assertThat(methods(UserRepository.class))
                .containsExactlyInAnyOrder(
                        "find",
                        "get",
                        "exists",
                        "findByEmail",
                        "getByEmail",
                        "list",
                        "count",
                        "update",
                        "update",
                        "delete",
                        "signIn",
                        "signIn",
                        "upsertByEmail",
                        "upsertByEmail",
                        "upsertByEmail",
                        "upsertByEmailAndTell",
                        "upsertAllByEmail",
                        "copyUpsertByEmail", // to a temporary table
                        "copyUpsertByEmail",
                        "withLatestProject");
        assertThat(methods(ProjectRepository.class))
                .containsExactlyInAnyOrder(
                        "find",
                        "get",
                        "exists",
                        "listByUserId",
                        "listByUserId", // of a limit and an order, which is jOOQ's too
                        "list",
                        "count",
                        "update",
                        "update",
                        "delete",
                        "overview",
                        "withCams");
        assertThat(methods(CamRepository.class))
                .containsExactlyInAnyOrder(
                        "find",
                        "get",
                        "exists",
                        "listByProjectId",
                        "listByProjectId", // of a limit and an order, which is jOOQ's too
                        "list",
                        "count",
                        "update",
                        "update",
                        "delete",
                        "claimUnmeasured",
                        "export",
                        "inLiftWindow",
                        "inLiftWindow",
                        "labels",
                        "profileStatistics",
                        "scaleLift",
                        "search",
                        "search");
        assertThat(methods(EngineCamQueries.class)).containsExactlyInAnyOrder("announce", "plans");
        assertThat(methods(Repository.class)).containsExactlyInAnyOrder("where", "where", "all"); // these are jOOQ's
        assertThat(UserRepository.class.getInterfaces())
                .containsExactly(TableVerbs.class, IfAbsentVerbs.class, PatchedUpsertVerbs.class);
        assertThat(CamRepository.class.getInterfaces()).containsExactly(TableVerbs.class, IfAbsentVerbs.class);
        assertThat(Stream.of(TableVerbs.class, IfAbsentVerbs.class, PatchedUpsertVerbs.class)
                        .flatMap(verbs -> Arrays.stream(verbs.getMethods()))
                        .map(Method::getName)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "findAll",
                        "findMap",
                        "lock",
                        "insert",
                        "insertAll",
                        "copyIn", // COPY, whose text has the columns given
                        "insertIfAbsent",
                        "insertGraph",
                        "insertGraphs",
                        "upsert",
                        "upsertAndTell",
                        "upsertAll",
                        "copyUpsert", // to a temporary table
                        "updateAndGet",
                        "updateAll",
                        "updateWhere", // these three are jOOQ's too
                        "deleteWhere",
                        "claim",
                        "deleteAll");
        assertThat(Arrays.stream(EngineCam.class.getDeclaredMethods())
                        .filter(m -> Queries.class.isAssignableFrom(m.getReturnType()))
                        .map(Method::getName))
                .containsExactlyInAnyOrder("users", "projects", "cams", "queries");
    }

    /** But for those that take a shape, whose statements are composed by a rule, and other forms of queries. */
    private static List<String> methods(Class<?> repository) {
        return Arrays.stream(repository.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .filter(m ->
                        Collections.disjoint(List.of(m.getParameterTypes()), List.of(Shape.class, RowReader.class)))
                .map(Method::getName)
                .toList();
    }
}
