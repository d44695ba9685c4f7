package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.CatalogueEntry;
import dev.rowan.session.SessionCommands;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** The list of statements, in Java and in files, is what the migrated server takes. */
class CatalogueTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final Path REVIEW = Path.of("../../db/review");

    @Test
    void ids_are_unique_and_name_table_and_verb() {
        assertThat(EngineCamStatements.all())
                .isNotEmpty()
                .extracting(CatalogueEntry::id)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("(users|projects|cams|queries)\\.[a-z][A-Za-z]+(\\+[a-z]+)*"));
    }

    @Test
    void the_jar_carries_the_review_which_lists_all_that_is_sent() throws IOException {
        String review;
        try (InputStream in = EngineCam.class.getResourceAsStream("review.json")) {
            review = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(EngineCam.statements())
                .allSatisfy(e -> assertThat(review).contains("\"id\": \"" + e.id() + "\",\n"));
        assertThat(SessionCommands.all())
                .allSatisfy(c -> assertThat(review)
                        .contains("\"" + c.text().replace("\n", "\\n") + "\"", "\"" + c.when() + "\""));
        assertThat(Files.readAllLines(Path.of("../../db/observed.txt")))
                .isNotEmpty()
                .allSatisfy(l -> assertThat(review).contains("\"" + l.split("\t", -1)[2] + "\""));
    }

    @Test
    void every_statement_has_one_parameter_type_for_each_question_mark() {
        assertThat(EngineCamStatements.all())
                .allSatisfy(e -> assertThat(e.sql().chars().filter(c -> c == '?'))
                        .as(e.id())
                        .hasSize(e.parameters().size()));
    }

    @Test
    void every_statement_can_be_prepared_with_its_types_and_gives_its_columns(TestDatabase database)
            throws SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            for (CatalogueEntry entry : EngineCamStatements.all()) {
                String types = entry.parameters().isEmpty() ? "" : "(" + String.join(", ", entry.parameters()) + ")";
                s.execute("prepare \"" + entry.id() + "\"" + types + " as " + numbered(entry.sql()));
                if (!entry.id().equals("queries.announce")) { // what it returns is not read
                    assertThat(columns(connection, entry)).as(entry.id()).isEqualTo(names(entry.columns()));
                }
            }
        }
    }

    private static List<String> names(List<String> columns) {
        return columns.stream().map(c -> c.substring(0, c.indexOf(' '))).toList();
    }

    private static List<String> columns(Connection connection, CatalogueEntry entry) throws SQLException {
        List<String> names = new ArrayList<>();
        try (var s = connection.prepareStatement(entry.sql())) {
            var columns = s.getMetaData();
            for (int i = 1; columns != null && i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnLabel(i));
            }
        }
        return names;
    }

    private static String numbered(String sql) {
        var text = new StringBuilder();
        int parameter = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            text.append(c == '?' ? "$" + ++parameter : String.valueOf(c));
        }
        return text.toString();
    }

    @Test
    void each_statement_stands_in_the_review_with_its_sql() throws IOException {
        String review = reviewFiles().stream().map(CatalogueTest::text).collect(Collectors.joining());
        List<CatalogueEntry> all = allOfTheReview();
        assertThat(all)
                .allSatisfy(entry -> assertThat(review)
                        .containsOnlyOnce("prepare \"" + entry.id() + "\"" + sent(entry) + " as\n"
                                + numbered(entry.sql()) + ";\n"));
        assertThat(review.split("\nprepare ", -1)).hasSize(all.size() + 1);
        assertThat(reviewFiles())
                .extracting(file -> REVIEW.relativize(file).toString())
                .contains("tables/users.sql", "tables/cams.sql", "statements/users.signIn.sql");
    }

    private static String sent(CatalogueEntry entry) {
        return entry.sent().isEmpty() ? "" : " (" + String.join(", ", entry.sent()) + ")";
    }

    /** Those of verbs and queries, and the SELECTs of relations. */
    private static List<CatalogueEntry> allOfTheReview() {
        return Stream.concat(EngineCamStatements.all().stream(), EngineCamStatements.relations().stream())
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_file_to_review_runs_as_it_is(TestDatabase database) throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement s = connection.createStatement()) {
            for (Path file : reviewFiles()) {
                s.execute(Files.readString(file));
            }
            try (var rows = s.executeQuery("select count(*) from pg_prepared_statements where from_sql")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(allOfTheReview().size());
            }
        }
    }

    @Test
    void every_file_to_review_runs_in_psql(TestDatabase database) throws IOException, InterruptedException {
        var where = new PGSimpleDataSource();
        where.setUrl(database.url());
        List<String> command = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"));
        reviewFiles().forEach(file -> command.addAll(List.of("-f", file.toString())));
        var psql = new ProcessBuilder(command).redirectErrorStream(true);
        psql.environment().put("PGHOST", where.getServerNames()[0]);
        psql.environment().put("PGPORT", String.valueOf(where.getPortNumbers()[0]));
        psql.environment().put("PGDATABASE", String.valueOf(where.getDatabaseName()));
        psql.environment().put("PGUSER", String.valueOf(where.getUser()));
        psql.environment().put("PGPASSWORD", String.valueOf(where.getPassword()));
        Process process = started(psql);
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output).isEmpty();
        assertThat(process.exitValue()).isZero();
    }

    private static Process started(ProcessBuilder psql) {
        try {
            return psql.start();
        } catch (IOException e) {
            return Assumptions.abort("no psql on the PATH");
        }
    }

    private static List<Path> reviewFiles() throws IOException {
        try (Stream<Path> files = Files.walk(REVIEW)) {
            return files.filter(f -> f.toString().endsWith(".sql") && !f.endsWith("schema.sql"))
                    .sorted()
                    .toList();
        }
    }
}
