package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application's queries over a DAO out of a jar: its classes and migrations are on the class path, and nothing else of it. */
class ApplicationQueriesTest {
    @TempDir
    private static Path tmp;

    @SuppressWarnings("NullAway.Init")
    private static Project dao;

    @SuppressWarnings("NullAway.Init")
    private static URLClassLoader jar;

    private static final ClassLoader BEFORE = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeTheJar() throws Exception {
        dao = new Project(tmp.resolve("dao"), "acme.dao")
                .migration("T1_tables.pgsql", """
                        create type app.mood as enum ('calm', 'wild');
                        create table pages (
                            id    integer primary key,
                            link  text not null,
                            state text not null default 'new' check (state in ('new', '${done}')),
                            mood  mood,
                            home_street text,
                            home_city   text
                        );
                        create table secrets (id integer primary key, text text not null);
                        create function pages_of(state text) returns setof pages language sql
                            as 'select p.* from pages p where p.state = pages_of.state';
                        """)
                .property("searchPath", "app, public")
                .property("migrationPrefix", "T")
                .property("migrationSeparator", "_")
                .property("migrationSuffixes", ".pgsql")
                .property("placeholder.done", "done")
                .property("singular.pages", "Sheet")
                .property("server", TestServer.url())
                .property("facade", "Book")
                .setting("jooq.excludes", "secrets")
                .database("""
                        <forcedTypes>
                          <forcedType>
                            <userType>java.net.URI</userType>
                            <lambdaConverter>
                              <from>java.net.URI::create</from>
                              <to>u -&gt; u == null ? "" : u.toString()</to>
                            </lambdaConverter>
                            <includeExpression>app\\.pages\\.link</includeExpression>
                          </forcedType>
                        </forcedTypes>
                        <embeddables>
                          <embeddable>
                            <name>address</name>
                            <referencingName>home</referencingName>
                            <tables>app\\.pages</tables>
                            <fields>
                              <field><name>street</name><expression>home_street</expression></field>
                              <field><name>city</name><expression>home_city</expression></field>
                            </fields>
                          </embeddable>
                        </embeddables>
                        """);
        dao.generateAndWriteReview();
        Path classes = tmp.resolve("classes");
        assertThat(Javac.complaints(java(dao), classes)).isEmpty();
        Path migrations = classes.resolve("acme/dao/migrations");
        Files.createDirectories(migrations);
        Files.copy(dao.folder().path().resolve("db/migrations/T1_tables.pgsql"), migrations.resolve("T1_tables.pgsql"));
        jar = new URLClassLoader(new URL[] {classes.toUri().toURL()}, BEFORE);
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @BeforeEach
    void useTheJar() {
        Thread.currentThread().setContextClassLoader(jar);
    }

    @AfterEach
    void leaveTheJar() {
        Thread.currentThread().setContextClassLoader(BEFORE);
    }

    private Project application() {
        return new Project(folder, "acme.app")
                .without("migrations")
                .property("dao", "acme.dao.Book")
                .property("queries", "queries")
                .property("review", "review");
    }

    private static List<Path> java(Project project) {
        return project.sources().files().stream()
                .filter(f -> f.toString().endsWith(".java"))
                .toList();
    }

    @Test
    void queries_have_the_jar_s_rows_and_types_in_the_application_s_package() throws Exception {
        Project application = application()
                .file("queries/of_state.sql", "select * from pages_of(:state)")
                .file("queries/links.sql", """
                        -- query: links
                        -- returns: optional
                        select p.link, p.mood, p.state from pages p where p.link = :link and p.state = any(:states);

                        -- query: both
                        select p.*, n.* from pages p left join pages n on n.id = p.id + 1 order by p.id;

                        -- query: add_all
                        -- list pages: id, link, mood
                        insert into pages (id, link, mood)
                        select * from unnest(:id::int[], :link::text[], :mood::mood[]) as p (id, link, mood);
                        """);
        application.generateAndWriteReview();
        SortedMap<String, String> sources = application.ownSources();
        assertThat(sources.keySet())
                .containsExactly(
                        "AddAllPage.java",
                        "AppQueries.java",
                        "AppStatements.java",
                        "Both.java",
                        "Links.java",
                        "package-info.java");
        assertThat(sources.get("AppQueries.java"))
                .contains("public static AppQueries of(Book db)")
                .contains("public List<Sheet> ofState(String state)")
                .contains("public Optional<Links> links(URI link, Collection<SheetState> states)")
                .contains("\"app.ofState\"");
        assertThat(sources.get("Links.java")).contains("record Links(URI link, @Nullable Mood mood, SheetState state)");
        assertThat(sources.get("Both.java")).contains("record Both(Sheet sheet, @Nullable Sheet n)");
        assertThat(sources.get("AddAllPage.java")).contains("record AddAllPage(int id, URI link, @Nullable Mood mood)");
        assertThat(sources.get("AppStatements.java")).contains("AppQueries.OF_STATE.sql()");
        assertThat(new Folder(folder.resolve("review/statements"))
                        .texts().keySet().stream().map(file -> "statements/" + file))
                .containsExactly(
                        "statements/app.addAll.sql",
                        "statements/app.both.sql",
                        "statements/app.links.sql",
                        "statements/app.ofState.sql");
        assertThat(Javac.complaints(
                        Stream.concat(java(dao).stream(), java(application).stream())
                                .toList(),
                        folder.resolve("classes")))
                .isEmpty();
    }

    @Test
    void only_what_has_changed_is_generated_again() throws Exception {
        Project application = application()
                .file("queries/a.sql", "select id, state from pages")
                .file("queries/b.sql", "select id, mood from pages");
        application.generateAndWriteReview();
        SortedMap<String, Long> times = application.sources().times();
        application.generate();
        assertThat(application.sources().times()).isEqualTo(times);
        application.folder().delete("queries/b.sql");
        application.generateAndWriteReview();
        assertThat(application.ownSources().keySet())
                .containsExactly("A.java", "AppQueries.java", "AppStatements.java", "package-info.java");
        application.file("queries/c.sql", "select id from pages");
        assertThat(application.failure()).contains("the review does not show this build");
    }

    @Test
    void what_the_jar_says_is_not_said_again() {
        assertThat(application()
                        .file("queries/a.sql", "select id from pages")
                        .property("searchPath", "public")
                        .property("singular.pages", "Page")
                        .without("queries")
                        .failure())
                .contains("the property \"searchPath\" is the DAO's, whose jar says it")
                .contains("the property \"singular.pages\" is the DAO's")
                .contains("the property \"queries\" is missing: the folder of queries over acme.dao.Book");
        assertThat(application().property("dao", "acme.dao.Boo").failure()).isEqualTo("""
                        the property "dao" is acme.dao.Boo, and no jar of the build has acme.dao.BooBuild
                        help: name the facade with its package, as in dev.enginecam.EngineCam, and have its jar among the dependencies; in a build of several modules it is compiled first: mvn compile
                        """);
        assertThat(application()
                        .file("queries/a.sql", "select id from pages")
                        .setting("jooq.package", "acme.dao")
                        .failure())
                .contains("<target><packageName> is acme.dao, the package of acme.dao.Book");
        assertThat(application()
                        .file("queries/a.sql", "select id from pages")
                        .setting("jooq.strategy", OtherNames.class.getName())
                        .failure())
                .contains("<strategy><name> is " + OtherNames.class.getName()
                        + ", and the classes of acme.dao.Book have their names by " + RowanNames.class.getName());
    }

    /** Names nothing otherwise, as it happens. */
    public static final class OtherNames extends RowanNames {}

    @Test
    void a_query_belongs_to_no_repository() {
        assertThat(application()
                        .file("queries/pages/a.sql", "select id from pages")
                        .failure())
                .contains(
                        "queries/pages/a.sql:1:1: a query over a DAO's jar belongs to no table's repository, which the jar has\n"
                                + "help: move the file to queries");
        assertThat(application().file("queries/a.sql", "select idd from pages").failure())
                .contains("queries/a.sql:1:8: column \"idd\" does not exist\nhelp: did you mean \"pages.id\"?");
    }

    @Test
    void no_password_is_in_the_jar() {
        assertThat(dao.ownSources().get("BookBuild.java"))
                .contains("<key>searchPath</key>")
                .doesNotContain("<key>server</key>", "<key>migrations</key>");
    }
}
