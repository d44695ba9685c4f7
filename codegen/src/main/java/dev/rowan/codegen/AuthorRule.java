package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Who stored a row and who changed it last is what a setting says: by a trigger, whatever a statement gives. */
final class AuthorRule {
    /** Triggers before the insert or update of a row: the bits 1, 2, 4 and 16 of {@code tgtype}. */
    private static final String KEPT = """
            select bool_or(t.tgtype & 4 = 4) is true and bool_or(t.tgtype & 16 = 16) is true
            from pg_trigger t
            join pg_proc p on p.oid = t.tgfoid
            where t.tgrelid = ?::regclass and not t.tgisinternal and t.tgenabled in ('O', 'A')
              and t.tgtype & 3 = 3 and p.prosrc ~ ('\\m' || ? || '\\M')""";

    private AuthorRule() {}

    /** {@code created}: which of the columns say who stored a row. */
    static Optional<SuggestedMigration> check(
            Connection connection,
            TableModel table,
            List<ColumnModel> columns,
            BiPredicate<String, String> created,
            String setting)
            throws SQLException {
        List<String> lacking = new ArrayList<>();
        for (ColumnModel column : columns) {
            if (!isKept(connection, table, column)) {
                lacking.add(column.name());
            }
        }
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(new SuggestedMigration(
                        "audit_" + table.name(),
                        table.qualifiedName() + ": no trigger before insert and update of a row keeps "
                                + String.join(", ", lacking),
                        trigger(table, columns, created, setting)));
    }

    private static boolean isKept(Connection connection, TableModel table, ColumnModel column) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(KEPT)) {
            s.setString(1, table.baseSqlName());
            s.setString(2, column.name().replaceAll("\\W", "."));
            try (ResultSet rs = s.executeQuery()) {
                return rs.next() && rs.getBoolean(1);
            }
        }
    }

    private static List<String> trigger(
            TableModel table, List<ColumnModel> columns, BiPredicate<String, String> created, String setting) {
        List<String> sql = new ArrayList<>();
        String function = functionOf(table, "_audit");
        sql.add("create function " + function + "() returns trigger language plpgsql as $$");
        sql.add("begin");
        List<ColumnModel> first = columns.stream()
                .filter(c -> created.test(table.name(), c.name()))
                .toList();
        if (!first.isEmpty()) {
            sql.add("    if tg_op = 'INSERT' then");
            first.forEach(c -> sql.add("        new." + c.sqlName() + " := " + KeptColumns.value(c, setting) + ";"));
            sql.add("    else");
            first.forEach(c -> sql.add("        new." + c.sqlName() + " := old." + c.sqlName() + ";"));
            sql.add("    end if;");
        }
        columns.stream()
                .filter(c -> !first.contains(c))
                .forEach(c -> sql.add("    new." + c.sqlName() + " := " + KeptColumns.value(c, setting) + ";"));
        sql.add("    return new;");
        sql.add("end $$;");
        sql.add("create trigger " + KeptColumns.named(table, "_audit") + " before insert or update on "
                + table.baseSqlName());
        sql.add("    for each row execute function " + function + "();");
        return sql;
    }

    /** In the schema of the table. */
    static String functionOf(TableModel table, String more) {
        String schema = table.sqlName()
                .substring(0, table.sqlName().length() - sqlNameOf(table).length());
        return schema + KeptColumns.named(table, more);
    }

    private static String sqlNameOf(TableModel table) {
        return table.sqlName().endsWith("\"") ? '"' + table.name().replace("\"", "\"\"") + '"' : table.name();
    }
}
