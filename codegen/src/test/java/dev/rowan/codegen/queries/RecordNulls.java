package dev.rowan.codegen.queries;

import dev.rowan.codegen.catalogue.Catalogue;
import dev.rowan.codegen.catalogue.TableModel;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for nulls in columns that the catalogue calls never null: a table's record has no place for them. */
final class RecordNulls {
    /** Names a rule that looks at a table alone, which rows of heirs give away. */
    static final String WITHOUT_HEIRS = "a record is as its own table says";

    private static final String OWN_NOT_NULL = """
            select n.nspname || '.' || c.relname || '.' || a.attname
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where a.attnotnull and a.attnum > 0
            """;

    private List<TableModel> tables = List.of();
    private final Set<String> ownNotNull = new HashSet<>();
    private boolean foundByHeirs;

    /** Adds what is null against its word. */
    void check(Connection connection, List<String> schemas, List<String> wrong) throws SQLException {
        try (Statement s = connection.createStatement()) {
            if (tables.isEmpty()) {
                tables = Catalogue.read(connection, schemas, "");
                try (ResultSet rs = s.executeQuery(OWN_NOT_NULL)) {
                    while (rs.next()) {
                        ownNotNull.add(rs.getString(1));
                    }
                }
            }
            for (TableModel table : tables) {
                List<String> tests = new ArrayList<>();
                table.columns().forEach(c -> tests.add("bool_or(" + c.sqlName() + " is null)"));
                try (ResultSet rs = s.executeQuery("select " + String.join(", ", tests) + " from " + table.sqlName())) {
                    rs.next();
                    for (int i = 0; i < table.columns().size(); i++) {
                        String column = table.qualifiedName() + "."
                                + table.columns().get(i).name();
                        if (rs.getBoolean(i + 1) && !table.columns().get(i).nullable()) {
                            wrong.add("column " + column);
                        }
                        foundByHeirs |= rs.getBoolean(i + 1) && ownNotNull.contains(column);
                    }
                }
            }
        }
    }

    boolean foundByHeirs() {
        return foundByHeirs;
    }
}
