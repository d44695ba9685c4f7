package dev.rowan.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables, columns, keys, functions and types that are called like what Java, jOOQ or generated code have already. */
class NamesOfJavaTest {
    private static final String KEYWORDS = """
            abstract assert boolean break byte case catch char class const continue default do double else enum extends final
            finally float for goto if implements import instanceof int interface long native new package private protected
            public return short static strictfp super switch synchronized this throw throws transient try void volatile while
            true false null var record yield sealed permits when module exports opens requires uses provides to with
            """;

    private static final String OBJECTS = """
            object string integer exception override iterable comparable
            clone equals finalize get_class hash_code notify notify_all to_string wait name ordinal value_of values compare_to
            """;

    /** Members of facades, catalogues, repositories, rows and patches, and their parameters. */
    private static final String MEMBERS = """
            relations all connect of on close dsl session queries read transaction transaction_result on_commit
            where list find get stream insert update upsert delete delete_all insert_all count exists put
            columns row rows column type key keys index indexes table constraint constraints by_name
            rs s c t i e other that node this_ statement statements shape query fetch builder one first last any none
            config source pool migrations facade connected
            """;

    /** Types that generated sources import, and those beside them. */
    private static final String TYPES = """
            optional collection map stream function supplier objects uuid instant big_decimal local_date
            new_row row_type column_values column_type repository join link root shape binder result_set sql_exception
            database database_config catalogue_entry constraint_names query_failed row_not_found to_many to_one
            field schema catalog domain routine parameter result configuration record1 table_impl dsl_context
            """;

    /** Beside {@code row}, {@code queries} and {@code this}, whose rows' classes would be theirs. */
    private static final Set<String> REFUSED = Set.of("new", "new_row", "query", "this_");

    @TempDir
    private Path tmp;

    /** All at once, because the compiler takes longer to read the libraries than to compile one of them. */
    @Test
    void a_table_a_column_a_key_a_function_and_a_type_may_have_any_of_them() throws Exception {
        List<Path> sources = Stream.of(tables(), columns(), functionsAndTypes())
                .flatMap(project -> project.sources().files().stream())
                .filter(f -> f.toString().endsWith(".java"))
                .toList();
        assertThat(Javac.complaints(sources, tmp.resolve("classes"))).isEmpty();
    }

    private Project tables() throws Exception {
        Project project = new Project(tmp.resolve("tables"), "acme.tables").property("facade", "Acme");
        List<String> names = names(KEYWORDS, OBJECTS, MEMBERS, TYPES);
        List<String> tables = names.stream()
                .filter(name -> !names.contains(name + "s") && !names.contains(name + "es"))
                .filter(name -> !REFUSED.contains(name))
                .toList();
        project.migration(
                "V1__tables.sql",
                joined(
                        tables,
                        "create table \"%1$s\" (id integer primary key, parent integer references \"%1$s\");\n"));
        project.generate();
        return project;
    }

    private Project columns() throws Exception {
        Project project = new Project(tmp.resolve("columns"), "acme.columns");
        List<String> names = names(KEYWORDS, OBJECTS, MEMBERS, TYPES);
        for (int from = 0; from < names.size(); from += 30) {
            List<String> some = names.subList(from, Math.min(from + 30, names.size()));
            project.migration("V%d__columns.sql".formatted(from + 1), """
                    create table words%1$d (the_key integer primary key%2$s%3$s);
                    create table pointers%1$d (the_key integer primary key%4$s);
                    """.formatted(
                            from,
                            joined(some, ", \"%s\" text not null"),
                            joined(some, ", unique (\"%s\")"),
                            joined(some, ", \"%s\" integer references words" + from)));
        }
        project.generate();
        return project;
    }

    private Project functionsAndTypes() throws Exception {
        Project project = new Project(tmp.resolve("functions"), "acme.functions");
        List<String> names = names(KEYWORDS, OBJECTS);
        project.migration("V1__all.sql", "create table t (id integer primary key);\n");
        project.migration(
                "V2__functions.sql",
                joined(
                        names,
                        "create function \"%1$s\"(a integer) returns setof t language sql as 'select * from t';\n"));
        project.migration(
                "V3__functions.sql",
                joined(
                        names,
                        "create function \"%1$s\"(a text, b integer) returns integer language sql as 'select 1';\n"));
        List<String> half = names.subList(0, names.size() / 2);
        project.migration("V4__enums.sql", joined(half, "create type \"%1$s\" as enum ('%1$s', 'b');\n"));
        List<String> rest = names.subList(names.size() / 2, names.size());
        project.migration("V5__types.sql", joined(rest, "create type \"%1$s\" as (\"%1$s\" text);\n"));
        project.generate();
        return project;
    }

    private static List<String> names(String... lists) {
        return Stream.of(lists)
                .flatMap(list -> Stream.of(list.strip().split("\\s+")))
                .distinct()
                .toList();
    }

    private static String joined(List<String> names, String format) {
        return names.stream().map(format::formatted).collect(Collectors.joining());
    }
}
