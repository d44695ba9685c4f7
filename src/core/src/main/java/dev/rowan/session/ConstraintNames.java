package dev.rowan.session;

import dev.rowan.error.Constraint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the generated constant of a constraint that the server names in an error. Generated facades provide it. */
@FunctionalInterface
public interface ConstraintNames {
    /**
     * Null when the jar was not generated with this constraint.
     *
     * @param schema empty where the server does not tell it
     * @param table empty where the server does not tell it
     */
    @Nullable
    Constraint find(String schema, String table, String constraint);

    /** For generated code: adds the constraints of a table, such as {@code public.users}, under their names. */
    static void add(Map<String, Constraint> byName, String qualifiedTable, Constraint... constraints) {
        for (Constraint constraint : constraints) {
            byName.put(qualifiedTable + '.' + constraint.constraintName(), constraint);
        }
    }

    /**
     * For generated code: the constraint among these, whose names are {@code schema.table.constraint}. Where schema or table is
     * not told, null unless all that fit are one.
     */
    static @Nullable Constraint find(Map<String, Constraint> byName, String schema, String table, String constraint) {
        if (!schema.isEmpty()) {
            return byName.get(schema + '.' + table + '.' + constraint);
        }
        List<Constraint> fitting = byName.values().stream()
                .filter(c -> c.constraintName().equals(constraint)
                        && (table.isEmpty() || c.tableName().equals(table)))
                .distinct()
                .toList();
        return fitting.size() == 1 ? fitting.getFirst() : null;
    }
}
