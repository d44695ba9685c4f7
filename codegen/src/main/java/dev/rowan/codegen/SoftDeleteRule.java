package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.SoftDelete;
import dev.rowan.codegen.catalogue.TableModel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table's name is that of a view of the rows that are not deleted, whose DELETE marks them. Its check option keeps an upsert from
 * writing to a deleted row; its unique keys are over the others, so that a deleted row is in nobody's way.
 */
final class SoftDeleteRule {
    private static final int SECURITY_INVOKER = 15;

    /** Unique indexes over all rows, but for those that a foreign key needs. */
    private static final String FULL_KEYS = """
            select quote_ident(c.relname) as name, con.oid is not null as is_constraint, pg_get_indexdef(i.indexrelid) as definition
            from pg_index i
            join pg_class c on c.oid = i.indexrelid
            left join pg_constraint con on con.conindid = i.indexrelid and con.contype = 'u' and con.conrelid = i.indrelid
            where i.indrelid = ?::regclass and i.indisunique and not i.indisprimary and i.indpred is null
              and not exists (select from pg_constraint f
                              where f.contype = 'f' and f.confrelid = i.indrelid and f.conindid = i.indexrelid)
            order by c.relname collate "C"
            """;

    /** A trigger instead of a DELETE has the bits 64 and 8 of {@code tgtype}. */
    private static final String VIEW = """
            select coalesce(array_to_string(c.reloptions, ' '), '') as options, pg_get_viewdef(c.oid) as definition,
                   exists (select from pg_trigger t
                           where t.tgrelid = c.oid and t.tgenabled in ('O', 'A') and t.tgtype & 72 = 72) as marks
            from pg_class c
            where c.oid = ?::regclass""";

    private SoftDeleteRule() {}

    static SuggestedMigration notOfOneTable(TableModel view, ColumnModel column) {
        return new SuggestedMigration(
                "soft_delete_" + view.name(),
                view.qualifiedName() + " is no view of all columns of one table, without those rows where "
                        + column.name() + " is set",
                List.of());
    }

    /** Where the name is still the table's. */
    static SuggestedMigration begin(Connection connection, TableModel table, ColumnModel column) throws SQLException {
        String all = KeptColumns.named(table, "").startsWith("\"")
                ? "\"all_" + KeptColumns.named(table, "").substring(1)
                : "all_" + table.name();
        String base = AuthorRule.functionOf(table, "").replace(KeptColumns.named(table, ""), all);
        List<String> sql = new ArrayList<>(partialKeys(connection, table.sqlName(), column));
        sql.add("alter table " + table.sqlName() + " rename to " + all + ";");
        sql.add("create view " + table.sqlName() + (hasInvoker(connection) ? " with (security_invoker = true)" : "")
                + " as");
        sql.add("    select "
                + table.columns().stream().map(ColumnModel::sqlName).collect(Collectors.joining(", ")));
        sql.add("    from " + base + " where " + column.sqlName() + " is null");
        sql.add("    with local check option;");
        sql.addAll(trigger(table, base, column));
        sql.add("-- grant on " + table.sqlName() + " what roles have on " + base + ", which they keep");
        return new SuggestedMigration(
                "soft_delete_" + table.name(),
                table.qualifiedName()
                        + " is a table, whose DELETE deletes: the name is to be that of a view of the rows where "
                        + column.name() + " is null",
                sql);
    }

    static Optional<SuggestedMigration> check(Connection connection, TableModel view) throws SQLException {
        SoftDelete soft = view.softDelete().orElseThrow();
        ColumnModel column = soft.column();
        List<String> lacking = new ArrayList<>();
        List<String> sql = new ArrayList<>();
        List<String> keys = partialKeys(connection, soft.baseSqlName(), column);
        if (!keys.isEmpty()) {
            lacking.add("a unique key is over deleted rows too");
            sql.addAll(keys);
        }
        try (PreparedStatement s = connection.prepareStatement(VIEW)) {
            s.setString(1, view.sqlName());
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                String options = rs.getString("options");
                if (!rs.getString("definition").contains(column.sqlName() + " IS NULL")) {
                    lacking.add("the view shows rows where " + column.name() + " is set");
                    sql.add("-- create the view anew: ... where " + column.sqlName()
                            + " is null with local check option");
                }
                if (!options.contains("check_option=")) {
                    lacking.add("without a check option an upsert writes to deleted rows");
                    sql.add("alter view " + view.sqlName() + " set (check_option = local);");
                }
                if (hasInvoker(connection) && !options.matches(".*security_invoker=(true|on|1).*")) {
                    lacking.add("it reads as its owner");
                    sql.add("alter view " + view.sqlName() + " set (security_invoker = true);");
                }
                if (!rs.getBoolean("marks")) {
                    lacking.add("no trigger marks rows instead of deleting them");
                    sql.addAll(trigger(view, soft.baseSqlName(), column));
                }
            }
        }
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(new SuggestedMigration(
                        "soft_delete_" + view.name(),
                        view.qualifiedName() + " does not keep deleted rows apart: " + String.join(", ", lacking),
                        sql));
    }

    private static List<String> partialKeys(Connection connection, String table, ColumnModel column)
            throws SQLException {
        List<String> sql = new ArrayList<>();
        try (PreparedStatement s = connection.prepareStatement(FULL_KEYS)) {
            s.setString(1, table);
            try (ResultSet rs = s.executeQuery()) {
                while (rs.next()) {
                    String name = rs.getString("name");
                    String schema = table.substring(
                            0,
                            table.length()
                                    - table.replaceFirst("^(\"([^\"]|\"\")*\"|[^.\"]*)\\.", "")
                                            .length());
                    sql.add(
                            rs.getBoolean("is_constraint")
                                    ? "alter table " + table + " drop constraint " + name + ";"
                                    : "drop index " + schema + name + ";");
                    sql.add(rs.getString("definition") + " where " + column.sqlName() + " is null;");
                }
            }
        }
        return sql;
    }

    private static List<String> trigger(TableModel view, String base, ColumnModel column) {
        String function = AuthorRule.functionOf(view, "_soft_delete");
        String key = view.primaryKey().orElseThrow().columns().stream()
                .map(c -> c.sqlName() + " = old." + c.sqlName())
                .collect(Collectors.joining(" and "));
        String version = view.version()
                .map(v -> ", " + v.sqlName() + " = " + v.sqlName() + " + 1")
                .orElse("");
        return List.of(
                "create function " + function + "() returns trigger language plpgsql as $$",
                "begin",
                "    update " + base + " set " + column.sqlName() + " = now()" + version,
                "    where " + key + " and " + column.sqlName() + " is null;",
                "    if not found then return null; end if;",
                "    return old;",
                "end $$;",
                "create trigger " + KeptColumns.named(view, "_soft_delete") + " instead of delete on " + view.sqlName(),
                "    for each row execute function " + function + "();");
    }

    /** Whether a view can read as who asks, which row security of its table needs. */
    static boolean hasInvoker(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() >= SECURITY_INVOKER;
    }
}
