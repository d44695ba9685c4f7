package dev.rowan.codegen.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table or view.
 *
 * @param name as the catalogue has it
 * @param sqlName schema and name, quoted where PostgreSQL needs it
 * @param writable whether the server can write it
 * @param ruledOut what a rule does something else instead of, so that RETURNING is impossible, with the rule's name
 * @param ruled whether a rule belongs to its INSERT or UPDATE, which then takes no ON CONFLICT
 * @param deferrable whether one of its keys is, which ON CONFLICT without a key does not take
 * @param rewritten whether a trigger runs before the insert of a row, which may change it
 * @param inherited whether other tables inherit from it, whose rows its statements read and write too
 * @param columns in the table's order
 * @param keys primary key first; only those that one row at most can match by equality
 * @param foreignKeys by name
 * @param constraints all but NOT NULL, and unique indexes
 * @param partitionConstraints what stands for these constraints in partitions
 * @param comment empty when there is none
 * @param softDelete of a view that shows the rows of a table that are not deleted, and is written as a table is
 */
public record TableModel(
        String schema,
        String name,
        String sqlName,
        TableKind kind,
        boolean writable,
        Map<Event, String> ruledOut,
        boolean ruled,
        boolean deferrable,
        boolean rewritten,
        boolean inherited,
        List<ColumnModel> columns,
        List<KeyModel> keys,
        List<ForeignKeyModel> foreignKeys,
        List<ConstraintModel> constraints,
        List<PartitionConstraint> partitionConstraints,
        String comment,
        Optional<SoftDelete> softDelete) {
    /** What writes rows: {@code pg_rewrite.ev_type}. */
    public enum Event {
        UPDATE,
        INSERT,
        DELETE;

        static Event of(char type) {
            return switch (type) {
                case '2' -> UPDATE;
                case '3' -> INSERT;
                case '4' -> DELETE;
                default -> throw new IllegalArgumentException("ev_type " + type);
            };
        }
    }

    /** Whether statements that do so are generated. */
    public boolean does(Event event) {
        return writable && !ruledOut.containsKey(event);
    }

    /** Whether an INSERT can have ON CONFLICT without a key. */
    public boolean takesOnAnyConflict() {
        return takesOnConflict() && !deferrable;
    }

    /** Whether an INSERT can have ON CONFLICT of a key. */
    public boolean takesOnConflict() {
        return does(Event.INSERT)
                && !ruled
                && (kind == TableKind.TABLE || kind == TableKind.PARTITIONED_TABLE || softDelete.isPresent());
    }

    public Optional<KeyModel> primaryKey() {
        return keys.stream().filter(KeyModel::primary).findFirst();
    }

    /** The table that has the rows: itself, or the one that it is the view of. */
    public String baseSqlName() {
        return softDelete.map(SoftDelete::baseSqlName).orElse(sqlName);
    }

    /** The column that counts the updates of a row. */
    public Optional<ColumnModel> version() {
        return columns.stream()
                .filter(c -> c.writing() == ColumnModel.Writing.VERSION)
                .findFirst();
    }

    public List<KeyModel> uniqueKeys() {
        return keys.stream().filter(k -> !k.primary()).toList();
    }

    public boolean inPrimaryKey(ColumnModel column) {
        return primaryKey().filter(k -> k.columns().contains(column)).isPresent();
    }

    /** {@code schema.name}, for messages. */
    public String qualifiedName() {
        return schema + "." + name;
    }
}
