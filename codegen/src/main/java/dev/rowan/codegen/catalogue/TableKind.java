package dev.rowan.codegen.catalogue;

/** What kind of relation it is: {@code pg_class.relkind}. */
public enum TableKind {
    TABLE,
    PARTITIONED_TABLE,
    FOREIGN_TABLE,
    VIEW,
    MATERIALIZED_VIEW;

    static TableKind of(String relkind) {
        return switch (relkind) {
            case "r" -> TABLE;
            case "p" -> PARTITIONED_TABLE;
            case "f" -> FOREIGN_TABLE;
            case "v" -> VIEW;
            case "m" -> MATERIALIZED_VIEW;
            default -> throw new IllegalArgumentException("relkind " + relkind);
        };
    }

    /** Views are read only, even those that PostgreSQL could update; a foreign table is what its wrapper says. */
    boolean writable(boolean insertable) {
        return switch (this) {
            case TABLE, PARTITIONED_TABLE -> true;
            case FOREIGN_TABLE -> insertable;
            case VIEW, MATERIALIZED_VIEW -> false;
        };
    }
}
