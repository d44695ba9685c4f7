package dev.enginecam;

import static dev.enginecam.Tables.CAMS;
import static dev.enginecam.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.CopyFormat;
import dev.rowan.ObservedStatements;
import dev.rowan.session.SessionCommands;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** What a role of its own sends by a facade is in the catalogue, among the observed texts or among the session's commands, and the other way round. */
class EverythingListedTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    /** The driver's own, when a connection opens. */
    private static final String OF_DRIVER = "(?is)(set extra_float_digits|set application_name|show transaction).*";

    record Whole(User user, List<Project> projects) {}

    @Test
    void everything_that_the_server_sees_is_listed_and_the_other_way_round(TestDatabase database)
            throws SQLException, IOException {
        try (Connection owner = database.connect();
                Statement s = owner.createStatement()) {
            s.execute("create extension pg_stat_statements");
            String role = "app_" + Long.toHexString(System.nanoTime());
            s.execute("create role " + role + " superuser login password 'app'");
            try {
                var observed = new ObservedStatements(EngineCam.statements());
                use(EngineCam.of(dataSource(database, role)).listener(observed));
                Set<String> seen = seen(s, role);
                Set<String> dynamic = observed.lines().stream()
                        .map(l -> l.split("\t", -1)[3].replace("\\n", "\n"))
                        .flatMap(EverythingListedTest::statements)
                        .collect(Collectors.toSet());
                assertThat(seen.stream().filter(text -> !isListed(text, dynamic)))
                        .isEmpty();
                assertThat(EngineCam.statements())
                        .allSatisfy(e -> assertThat(seen).as(e.id()).anyMatch(t -> StatementTexts.belongsTo(e, t)));
                assertThat(seen.stream().map(EverythingListedTest::plain)).containsAll(dynamic);
                assertThat(observed.lines())
                        .anyMatch(l -> l.startsWith("users.where\tdynamic\tEverythingListedTest.java:"))
                        .anyMatch(l -> l.startsWith("users.find\tshape\tEverythingListedTest.java:"))
                        .noneMatch(l -> l.contains("secret"));
                Path file = Path.of("../../db/observed.txt");
                if (Boolean.getBoolean("rowan.rewrite")) {
                    observed.write(file);
                }
                assertThat(Files.readAllLines(file)).isEqualTo(List.copyOf(observed.lines()));
            } finally {
                s.execute("drop role " + role);
            }
        }
    }

    private static void use(EngineCam db) throws IOException {
        CatalogueCompletenessTest.callEveryMethod(db);
        SomeRows.user(db, "a");
        db.users().get("a", User.ROW.with(User.PROJECTS).as(Whole::new));
        db.users().where(USERS.EMAIL.ne("secret")).list(); // by eq it is what users.findByEmail is for the statistics
        db.users().where(USERS.EMAIL.eq("secret")).count();
        db.users()
                .where(USERS.EMAIL.eq("secret"))
                .list(User.ROW.with(User.PROJECTS).as(Whole::new));
        db.cams().deleteWhere(CAMS.NAME.eq("secret"));
        db.users().all().copyOut(new ByteArrayOutputStream(), CopyFormat.CSV);
        db.together(d -> d.users().count(), d -> d.cams().count(), Long::sum);
        db.transaction(tx -> {
            tx.advisoryLock("secret");
            tx.together(d -> d.users().count(), d -> d.cams().count(), Long::sum);
        });
        try (var all = db.users().all().stream()) {
            all.forEach(u -> {});
        }
    }

    private static PGSimpleDataSource dataSource(TestDatabase database, String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(role);
        source.setPassword("app");
        return source;
    }

    private static boolean isListed(String text, Set<String> dynamic) {
        return text.matches(OF_DRIVER)
                || dynamic.contains(plain(text))
                || commands().contains(plain(text))
                || EngineCam.statements().stream().anyMatch(e -> StatementTexts.belongsTo(e, text));
    }

    private static Set<String> commands() {
        return SessionCommands.all().stream().map(c -> plain(c.text())).collect(Collectors.toSet());
    }

    /** Each of a string, as the statistics show it. */
    private static Stream<String> statements(String text) {
        return Arrays.stream(text.split("\n?;\n")).map(EverythingListedTest::plain);
    }

    /** Question marks in the place of parameters and constants. */
    private static String plain(String text) {
        return text.replaceAll("\\$\\d+", "?")
                .replaceAll("'(?:[^']|'')*'|\\b(?:\\d+|true|false)\\b", "?")
                .replaceAll(
                        "(?<=^set transaction_read_only = |savepoint )\\S+", "?") // PostgreSQL 18 has them as constants
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> seen(Statement s, String role) throws SQLException {
        Set<String> texts = new HashSet<>();
        try (ResultSet rs =
                s.executeQuery("select query from pg_stat_statements where userid = '" + role + "'::regrole")) {
            while (rs.next()) {
                texts.add(Objects.requireNonNull(rs.getString(1)));
            }
        }
        return texts;
    }
}
