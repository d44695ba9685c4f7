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

/** Rows belong to the tenant that a setting names: by a default, and by row security, of the owner too. */
final class TenantRule {
    /** Whether a policy for all commands names the setting, and no other lets more rows through. */
    private static final String STATE = """
            select a.attnotnull,
                   position(? in coalesce(pg_get_expr(d.adbin, d.adrelid), '')) > 0 as by_default,
                   c.relrowsecurity, c.relforcerowsecurity,
                   exists (select from policies p where p.command = '*' and p.names)
                       and (exists (select from policies p where p.command = '*' and p.names and not p.permissive)
                            or not exists (select from policies p where p.permissive and not p.names)) as kept
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = ?
            left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            where c.oid = ?::regclass""";

    private static final String POLICIES = """
            with policies as (
                select p.polcmd as command, p.polpermissive as permissive,
                       (p.polqual is not null or p.polwithcheck is not null)
                           and (p.polqual is null or position(? in pg_get_expr(p.polqual, p.polrelid)) > 0)
                           and (p.polwithcheck is null or position(? in pg_get_expr(p.polwithcheck, p.polrelid)) > 0) as names
                from pg_policy p where p.polrelid = ?::regclass)
            """;

    private TenantRule() {}

    static Optional<SuggestedMigration> check(
            Connection connection, TableModel table, ColumnModel column, String setting) throws SQLException {
        String base = table.baseSqlName();
        String words = "current_setting('" + setting + "'";
        List<String> lacking = new ArrayList<>();
        List<String> sql = new ArrayList<>();
        String alter = "alter table " + base + " ";
        String value = KeptColumns.value(column, setting);
        try (PreparedStatement s = connection.prepareStatement(POLICIES + STATE)) {
            s.setString(1, words);
            s.setString(2, words);
            s.setString(3, base);
            s.setString(4, words);
            s.setString(5, column.name());
            s.setString(6, base);
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                if (!rs.getBoolean("by_default")) {
                    lacking.add("its default is not the setting " + setting);
                    sql.add(alter + "alter " + column.sqlName() + " set default " + value + ";");
                }
                if (!rs.getBoolean("attnotnull")) {
                    lacking.add("it can be null");
                    sql.add(alter + "alter " + column.sqlName() + " set not null;");
                }
                if (!rs.getBoolean("relrowsecurity")) {
                    lacking.add("row security is off");
                    sql.add(alter + "enable row level security;");
                }
                if (!rs.getBoolean("relforcerowsecurity")) {
                    lacking.add("row security is not for the owner");
                    sql.add(alter + "force row level security;");
                }
                if (!rs.getBoolean("kept")) {
                    lacking.add("policies let rows of others through");
                    sql.add("-- drop or restrict policies that let more through");
                    sql.add("create policy " + KeptColumns.named(table, "_tenant") + " on " + base + " using ("
                            + column.sqlName() + " = " + value + ");");
                }
            }
        }
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(new SuggestedMigration(
                        "tenant_" + table.name(),
                        table.qualifiedName() + "." + column.name() + " is no tenant yet: "
                                + String.join(", ", lacking),
                        sql));
    }
}
