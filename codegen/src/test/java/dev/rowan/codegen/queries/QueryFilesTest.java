package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rowan.codegen.queries.QueryColumn.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file becomes. */
class QueryFilesTest {
    private static QueryProject project;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        project = new QueryProject(Files.readString(QueryErrorsTest.FILES.resolve("schema.sql")));
    }

    @AfterAll
    static void stop() throws SQLException {
        project.close();
    }

    @Test
    void a_query_of_a_table() throws SQLException {
        QueryModel model = model("projects/overview.sql", """
                -- One user's projects with the number of cams in each.
                -- Newest first.
                --
                -- returns: stream
                -- name: ProjectOverview
                -- nullable: note
                -- accept: unbounded-select "a page of it is asked for"
                select p.id, p.name, count(c.id) as cams, max(c.lift) as max_lift
                from projects p left join cams c on c.project_id = p.id
                where p.user_id = :user_id and p.note is not distinct from :note
                group by p.id
                order by p.created desc
                limit :limit;
                """);
        assertThat(model.id()).isEqualTo("projects.overview");
        assertThat(model.table()).contains("projects");
        assertThat(model.name()).isEqualTo("overview");
        assertThat(model.file()).isEqualTo("db/queries/projects/overview.sql");
        assertThat(model.description())
                .isEqualTo("One user's projects with the number of cams in each.\nNewest first.");
        assertThat(model.returns()).isEqualTo(Returns.STREAM);
        assertThat(model.rowName()).contains("ProjectOverview");
        assertThat(model.parameters())
                .extracting(QueryParameter::name, QueryParameter::declaredType, QueryParameter::nullable)
                .containsExactly(
                        tuple("user_id", "text", false), tuple("note", "text", true), tuple("limit", "bigint", false));
        assertThat(columns(model))
                .containsExactly(
                        "id bigint not null", "name text not null", "cams bigint not null", "max_lift numeric");
        assertThat(model.columns().getFirst().origin())
                .contains(new Source("public", "projects", "id", 0, false, true));
        assertThat(model.columns().getLast().origin()).isEmpty();
        assertThat(model.variants())
                .containsExactly(new Variant(
                        Set.of(),
                        Optional.empty(),
                        """
                        select p.id, p.name, count(c.id) as cams, max(c.lift) as max_lift
                        from projects p left join cams c on c.project_id = p.id
                        where p.user_id = ?::text and p.note is not distinct from ?::text
                        group by p.id
                        order by p.created desc
                        limit ?""",
                        List.of("user_id", "note", "limit"),
                        List.of(),
                        new RowBounds(Optional.of("limit"), List.of())));
    }

    @Test
    void a_file_of_several_queries_is_as_many_files() throws SQLException {
        String several = """
                -- Of nobody.
                -- query: of_nick
                -- One's namesakes.
                -- returns: stream
                select u.* from users u where nick = :nick;

                -- query: emails
                select email from users where email <> :'text' and id <> '-- query: none';
                """;
        QueryProject.write(folder, "users/all.sql", several);
        QueryProject.write(folder, "other.sql", several.replace("-- query: emails", "--  query :emails"));
        AnalysedQueries read = project.read(folder);
        assertThat(read.problems().texts()).isEmpty();
        assertThat(read.models())
                .extracting(
                        QueryModel::id,
                        QueryModel::file,
                        QueryModel::source,
                        m -> m.places().ofName().toString())
                .containsExactly(
                        tuple(
                                "queries.emails",
                                "db/queries/other.sql",
                                "db/queries/other.sql, query emails",
                                "db/queries/other.sql:7:12"),
                        tuple(
                                "queries.of_nick",
                                "db/queries/other.sql",
                                "db/queries/other.sql, query of_nick",
                                "db/queries/other.sql:2:11"),
                        tuple(
                                "users.emails",
                                "db/queries/users/all.sql",
                                "db/queries/users/all.sql, query emails",
                                "db/queries/users/all.sql:7:11"),
                        tuple(
                                "users.of_nick",
                                "db/queries/users/all.sql",
                                "db/queries/users/all.sql, query of_nick",
                                "db/queries/users/all.sql:2:11"));
        QueryModel ofNick = read.models().getLast();
        assertThat(ofNick.description()).isEqualTo("One's namesakes.");
        assertThat(ofNick.returns()).isEqualTo(Returns.STREAM);
        assertThat(ofNick.wholeRow()).isPresent();
        assertThat(ofNick.places().ofParameter("nick")).hasToString("db/queries/users/all.sql:5:38");
    }

    @Test
    void a_table_s_row_is_recognised() throws SQLException {
        QueryModel model = model("users/active.sql", "select u.* from users u where nick = :nick");
        assertThat(model.wholeRow()).contains(new TableRow("u", "public", "users", 0, 4, false, true, 0));
        assertThat(model("star.sql", "select * from users").wholeRow()).isPresent();
        assertThat(model("returned.sql", "delete from users returning *").wholeRow())
                .isPresent();
        assertThat(model("cte.sql", "with x as (select * from users) select x.* from x")
                        .wholeRow())
                .isPresent();
        assertThat(model("union.sql", "select * from users union select * from users")
                        .wholeRow())
                .isPresent();
        assertThat(model("view.sql", "select * from project_cams").wholeRow()).isPresent();
        assertThat(model("names.sql", "select id, email, nick, created from users")
                        .wholeRow())
                .isEmpty();
        assertThat(model("order.sql", "select u.id, u.nick, u.email, u.created from users u")
                        .wholeRow())
                .isEmpty();
    }

    @Test
    void a_function_s_row_is_its_table_s_but_nobody_vouches_for_it() throws SQLException {
        assertThat(model("of.sql", "select * from cams_of(:project)").wholeRow())
                .contains(new TableRow("cams_of", "public", "cams", 0, 7, false, false, 0));
        assertThat(model("deep.sql", "with c as (select f.* from cams_of(1) f) select c.* from c")
                        .wholeRow())
                .contains(new TableRow("c", "public", "cams", 0, 7, false, false, 0));
        assertThat(model("united.sql", "select * from cams union all select * from cams_of(1)")
                        .wholeRow())
                .contains(new TableRow("cams", "public", "cams", 0, 7, false, false, 0));
        assertThat(model("beside.sql", "select n.*, 1 as one from newest_cam() n")
                        .rows())
                .containsExactly(new TableRow("n", "public", "cams", 0, 7, true, false, 0));
        assertThat(model("asked.sql", "select n.*, 1 as one from newest_cam() n where n.lift > 1")
                        .rows())
                .containsExactly(new TableRow("n", "public", "cams", 0, 7, false, false, 0));
        assertThat(model("filled.sql", "select f.* from rows from (cams_of(1), generate_series(1, 9)) f (i, n)")
                        .rows())
                .containsExactly(new TableRow("f", "public", "cams", 0, 7, true, false, 0));
        assertThat(model("numbered.sql", "select f.* from cams_of(1) with ordinality f")
                        .rows())
                .containsExactly(new TableRow("f", "public", "cams", 0, 7, false, false, 0));
        assertThat(model("typed.sql", "select f.* from json_to_record('{}') f (id bigint)")
                        .rows())
                .isEmpty();
        QueryModel columns = model("columns.sql", "select f.id, f.kind from cams_of(1) f where f.id = :id");
        assertThat(columns(columns)).containsExactly("id bigint not null", "kind kind");
        assertThat(columns.columns().getFirst().origin()).contains(new Source("public", "cams", "id", 0, false, false));
        assertThat(columns.parameters().getFirst().columns())
                .containsExactly(new QueryParameter.Column("public", "cams", "id"));
    }

    @Test
    void a_list_s_components_are_what_their_elements_are_used_as() throws SQLException {
        QueryModel model = model("cams/add.sql", """
                -- list cams: kind, lift, duration, label, parent, key
                insert into cams (project_id, kind, lift, duration, label, parent_id)
                select :project, c.kind, c.lift, coalesce(c.duration, 1), upper(c.label), c.parent
                from unnest(:kind::kind[], :lift::numeric[], :duration::int[], :label::text[], :parent::bigint[], :key::bigint[])
                    as c (kind, lift, duration, label, parent, key)
                where c.key is null or c.key in (select id from projects)
                """);
        assertThat(model.parameters())
                .extracting(QueryParameter::name, QueryParameter::isList, QueryParameter::collection)
                .containsExactly(tuple("project", false, false), tuple("cams", true, true));
        assertThat(model.parameters().getLast().components())
                .extracting(
                        QueryParameter::name,
                        QueryParameter::declaredType,
                        QueryParameter::nullable,
                        p -> p.columns().stream()
                                .map(QueryParameter.Column::column)
                                .toList())
                .containsExactly(
                        tuple("kind", "kind[]", false, List.of("kind")),
                        tuple("lift", "numeric[]", false, List.of("lift")),
                        tuple("duration", "integer[]", true, List.of("duration")),
                        tuple("label", "text[]", false, List.of()),
                        tuple("parent", "bigint[]", true, List.of("parent_id")),
                        tuple("key", "bigint[]", true, List.of()));
        QueryModel alone = model(
                "alone.sql", "insert into loose (b) select b from unnest(:all::text[]) b where cardinality(:all) > 1");
        assertThat(alone.parameters())
                .extracting(QueryParameter::name, QueryParameter::nullable, QueryParameter::columns)
                .containsExactly(tuple("all", false, List.of()));
        assertThat(model("unnested.sql", "insert into loose (b) select b from unnest(:all::text[]) b")
                        .parameters())
                .extracting(QueryParameter::name, QueryParameter::nullable, QueryParameter::columns)
                .containsExactly(tuple("all", false, List.of()));
    }

    @Test
    void a_computed_column_is_like_one_of_a_table() throws SQLException {
        QueryModel model = model("like.sql", """
                -- column: latest like projects.state not null
                -- column: mail like audit.entries.mail
                select upper(max(state)) as latest, min(user_id)::email as mail, max(id) as id from projects
                """);
        assertThat(columns(model)).containsExactly("latest text not null", "mail email", "id bigint");
        assertThat(model.columns())
                .extracting(QueryColumn::origin)
                .containsExactly(
                        Optional.of(new Source("public", "projects", "state", -1, true, false)),
                        Optional.of(new Source("audit", "entries", "mail", -2, true, false)),
                        Optional.empty());
    }

    @Test
    void whole_rows_embed_and_can_be_missing_as_a_whole() throws SQLException {
        QueryModel model = model(
                "pairs.sql",
                "select u.*, l.*, count(*) over () as n, e.* from users u left join projects p on p.user_id = u.id"
                        + " left join cams l on l.project_id = p.id left join cams e on e.parent_id = l.id where e.duration > 1");
        assertThat(model.rows())
                .containsExactly(
                        new TableRow("u", "public", "users", 0, 4, false, true, 0),
                        new TableRow("l", "public", "cams", 4, 7, true, true, 4),
                        new TableRow("e", "public", "cams", 12, 7, false, true, 12));
        assertThat(model.wholeRow()).isEmpty();
    }

    @Test
    void a_row_that_nothing_tells_from_nulls_is_none() throws SQLException {
        QueryModel model = model("loose.sql", "select u.*, l.* from users u left join loose l on l.b = u.id");
        assertThat(model.rows()).extracting(TableRow::name).containsExactly("u");
    }

    @Test
    void columns_of_different_rows_make_no_row() throws SQLException {
        QueryModel model = model(
                "mixed.sql",
                "select a.id, b.email, a.nick, b.created, a.* from users a join users b on a.nick = b.nick"
                        .replace(", a.*", ""));
        assertThat(model.rows()).isEmpty();
        assertThat(model.columns())
                .extracting(c -> c.origin().orElseThrow().entry())
                .containsExactly(0, 1, 0, 1);
    }

    @Test
    void nests_of_a_row_and_of_columns() throws SQLException {
        QueryModel rows = model(
                "nested.sql",
                "-- nest cams: c\nselect p.*, c.* from projects p left join cams c on c.project_id = p.id");
        assertThat(rows.nests()).containsExactly(new Nest("cams", List.of(8, 9, 10, 11, 12, 13, 14), 8, true));
        QueryModel columns = model(
                "nested.sql",
                "-- nest cams: duration, lift\nselect p.name, c.duration, c.lift from projects p left join cams c on c.project_id = p.id");
        assertThat(columns.nests()).containsExactly(new Nest("cams", List.of(1, 2), 2, true));
        QueryModel inner = model(
                "nested.sql",
                "-- nest cams: lift\nselect p.name, c.lift from projects p join cams c on c.project_id = p.id");
        assertThat(inner.nests()).containsExactly(new Nest("cams", List.of(1), 1, false));
    }

    @Test
    void a_collection_and_an_array_differ() throws SQLException {
        QueryModel model = model(
                "arrays.sql",
                "select id from projects where id = any(:ids) and tags = :tags and state <> all(:states) and user_id = :user");
        assertThat(model.parameters())
                .extracting(p -> p.name() + " " + p.declaredType() + " " + p.collection())
                .containsExactly("ids bigint[] true", "tags text[] false", "states text[] true", "user text false");
        assertThat(model.variants().getFirst().sql())
                .endsWith(
                        "where id = any(?::bigint[]) and tags = ?::text[] and state <> all(?::text[]) and user_id = ?::text");
    }

    @Test
    void optional_blocks_and_orders_make_variants() throws SQLException {
        QueryModel model = model("find.sql", """
                -- order: newest = created desc, id | name = name, id
                select id, name
                from projects
                where user_id = :user_id
                  /*? state */
                  and state = :state
                  /*?*/
                  /*? noted */ and note is not null /*?*/
                order by /*? order */ name, id /*?*/
                """);
        assertThat(model.blocks()).containsExactly("state", "noted");
        assertThat(model.orders()).containsExactly("name", "newest");
        assertThat(model.variants()).hasSize(8);
        assertThat(model.parameters())
                .extracting(QueryParameter::block)
                .containsExactly(Optional.empty(), Optional.of("state"));
        assertThat(model.variants().getFirst())
                .isEqualTo(new Variant(
                        Set.of("state", "noted"),
                        Optional.of("name"),
                        """
                        select id, name
                        from projects
                        where user_id = ?::text
                          and state = ?::text
                          and note is not null
                        order by name, id""",
                        List.of("user_id", "state"),
                        List.of(),
                        RowBounds.UNKNOWN));
        assertThat(model.variants().getLast())
                .isEqualTo(new Variant(
                        Set.of(), Optional.of("newest"), """
                        select id, name
                        from projects
                        where user_id = ?::text
                        order by created desc, id""", List.of("user_id"), List.of(), RowBounds.UNKNOWN));
    }

    @Test
    void a_block_can_take_a_proof_away() throws SQLException {
        QueryModel model = model("some.sql", "select nick from users where true /*? nick */ and nick = :nick /*?*/");
        assertThat(columns(model)).containsExactly("nick text");
    }

    @Test
    void types_that_go_as_text_come_as_text() throws SQLException {
        assertThat(model("tags.sql", "select id, tags from projects order by id")
                        .variants()
                        .getFirst()
                        .sql())
                .isEqualTo("select c1, c2::text from (\nselect id, tags from projects order by id\n) as q (c1, c2)");
        assertThat(model("made.sql", "update projects set tags = :tags returning tags, id")
                        .variants()
                        .getFirst()
                        .sql())
                .isEqualTo(
                        "with q (c1, c2) as (\nupdate projects set tags = ?::text[] returning tags, id\n) select c1::text, c2 from q");
    }

    @Test
    void types_of_parameters() throws SQLException {
        QueryModel model = model(
                "types.sql",
                "insert into cams (project_id, kind, lift, duration, label) values (:p, :k, :l, :d, :c) returning id");
        assertThat(model.parameters())
                .extracting(QueryParameter::declaredType)
                .containsExactly("bigint", "kind", "numeric", "integer", "character");
        assertThat(model.variants().getFirst().sql())
                .isEqualTo(
                        "insert into cams (project_id, kind, lift, duration, label) values (?, ?::public.kind, ?, ?::integer,"
                                + " ?::pg_catalog.bpchar) returning id");
        assertThat(model("mail.sql", "update audit.entries set mail = :m where id = :id")
                        .parameters())
                .extracting(p -> p.type().name())
                .containsExactly("text", "int8");
    }

    @Test
    void what_returns_nothing_else() throws SQLException {
        assertThat(model("gone.sql", "delete from users").returns()).isEqualTo(Returns.ROWS);
        assertThat(model("told.sql", "-- returns: exec\nselect pg_notify('a', :x)")
                        .columns())
                .isEmpty();
        assertThat(model("one.sql", "-- returns: one\nselect count(*) as n from users")
                        .returns())
                .isEqualTo(Returns.ONE);
        assertThat(model("many.sql", "values (1)").returns()).isEqualTo(Returns.MANY);
    }

    @Test
    void a_call() throws SQLException {
        QueryModel model = model("tidy.sql", "-- returns: one\ncall tidy(:since, null)");
        assertThat(model.parameters())
                .extracting(QueryParameter::declaredType)
                .containsExactly("timestamp with time zone");
        assertThat(columns(model)).containsExactly("removed integer");
    }

    @Test
    void a_column_s_nullability_can_be_promised() throws SQLException {
        assertThat(columns(model(
                        "promise.sql",
                        "-- column: t not null\n-- column: email null\nselect twice(1) as t, email from users")))
                .containsExactly("t integer not null", "email text");
    }

    @Test
    void a_folder_names_a_table_of_another_schema() throws SQLException {
        assertThat(model("audit.entries/all.sql", "select * from audit.entries").table())
                .contains("audit.entries");
    }

    @Test
    void the_connection_is_left_as_it_was() throws SQLException {
        model("x.sql", "delete from users");
        assertThat(project.connection().getAutoCommit()).isTrue();
        try (var s = project.connection().createStatement();
                var rs = s.executeQuery("select count(*) from pg_prepared_statements where name like 'rowan%'")) {
            rs.next();
            assertThat(rs.getInt(1)).isZero();
        }
    }

    private QueryModel model(String name, String text) throws SQLException {
        Path one = folder.resolve(name.replace('/', '_'));
        QueryProject.write(one, name, text);
        AnalysedQueries read = project.read(one);
        assertThat(read.problems().texts()).isEmpty();
        return read.models().getFirst();
    }

    private static List<String> columns(QueryModel model) {
        return model.columns().stream()
                .map(c -> c.label() + " " + c.declaredType() + (c.nullable() ? "" : " not null"))
                .toList();
    }
}
