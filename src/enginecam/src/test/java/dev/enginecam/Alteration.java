package dev.enginecam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What a newer version's migrations may have done to all tables, while an application with this jar still runs. */
enum Alteration {
    COLUMN_ADDED("""
            for found in select oid::regclass as t from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
                execute format('alter table %s add column note text default ''a note''', found.t);
                altered := altered + 1;
            end loop;
            """),

    /** The tables are made anew. */
    COLUMN_ADDED_FIRST(""),

    /** All that no constraint and no index is about. */
    COLUMNS_DROPPED_AND_ADDED_AGAIN("""
            for found in
                select attrelid::regclass as t, attname as c, format_type(atttypid, atttypmod) as type,
                    case when attnotnull then 'not null' else '' end as not_null,
                    coalesce('default ' || pg_get_expr(adbin, adrelid), '') as value
                from pg_attribute a join pg_class r on r.oid = attrelid
                left join pg_attrdef d on adrelid = attrelid and adnum = attnum
                where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'flyway%'
                    and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''
                    and not exists (select from pg_constraint where conrelid = attrelid and attnum = any(conkey) and contype <> 'n')
                    and not exists (select from pg_index where indrelid = attrelid and attnum = any(indkey))
                order by attrelid, attnum desc
            loop
                execute format('alter table %s drop column %I', found.t, found.c);
                execute format('alter table %s add column %I %s %s %s', found.t, found.c, found.type, found.not_null, found.value);
                altered := altered + 1;
            end loop;
            """),

    COLUMNS_WIDENED("""
            for found in
                select attrelid::regclass as t, attname as c, case when atttypid = 'integer'::regtype then 'bigint'
                    else 'varchar(' || 2 * (atttypmod - 4) || ')' end as type
                from pg_attribute join pg_class r on r.oid = attrelid
                where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'flyway%'
                    and attnum > 0 and not attisdropped and atttypid in ('integer'::regtype, 'varchar'::regtype)
            loop
                execute format('alter table %s alter column %I type %s', found.t, found.c, found.type);
                altered := altered + 1;
            end loop;
            """);

    private static final Path MIGRATIONS = Path.of("../../db/migrations");

    private final String each;

    Alteration(String each) {
        this.each = each;
    }

    /** The tables have no rows. */
    void of(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement s = connection.createStatement()) {
            s.setEscapeProcessing(false);
            if (this == COLUMN_ADDED_FIRST) {
                s.execute("create schema kept; alter table flyway_schema_history set schema kept;"
                        + "drop schema public cascade; create schema public;"
                        + "alter table kept.flyway_schema_history set schema public");
                for (String migration : migrations()) {
                    s.execute(migration.replaceAll("(?i)(create table \\w+ \\()", "$1 note text default 'a note', "));
                }
            } else {
                s.execute("do $do$ declare found record; altered integer := 0; begin\n" + each
                        + "assert altered > 0; end $do$");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> migrations() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.sorted().map(Alteration::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
