package dev.rowan.codegen.catalogue;

import java.util.List;

/**
 * A primary key, unique constraint or unique index over plain columns.
 *
 * @param name of the constraint or index
 * @param arbiter whether it can decide an ON CONFLICT: a deferrable key and a temporal one cannot
 * @param columns in the key's order; of a unique key without the tenant, whose rows alone are there for a transaction
 * @param target all of them, as ON CONFLICT names them
 * @param predicate of the rows that it is over, as ON CONFLICT says it; empty where it is over all
 */
public record KeyModel(
        String name,
        boolean primary,
        boolean arbiter,
        List<ColumnModel> columns,
        List<ColumnModel> target,
        String predicate) {
    /** Whether rows of other tenants may have the same. */
    public boolean isOfTenant() {
        return !columns.equals(target);
    }
}
