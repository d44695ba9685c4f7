package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TypeModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relation of a table, from one foreign key or through a junction table.
 *
 * @param constant its name in the row's class, such as {@code PROJECTS}
 * @param kind what it gives
 * @param target the table that it leads to
 * @param keyHere whether the foreign key is of the table where it starts
 * @param near the columns where it starts
 * @param types of the near columns, or the wider ones of those that equal them
 * @param far SQL names of the target's columns that equal them or, through a junction, that the junction points to
 * @param junction the table between them
 * @param key the name of the foreign key, or of both
 * @param indexed whether an index finds the rows that it leads to, or those of the junction
 * @param description which keys it follows
 */
public record NamedRelation(
        String constant,
        Kind kind,
        NamedTable target,
        boolean keyHere,
        List<ColumnModel> near,
        List<TypeModel> types,
        List<String> far,
        @Nullable Junction junction,
        String key,
        boolean indexed,
        String description) {
    /** The same with another constant. */
    NamedRelation called(String name) {
        return new NamedRelation(name, kind, target, keyHere, near, types, far, junction, key, indexed, description);
    }

    /** Whether it leads to rows of the target alone, and to none of tables that inherit from it: no foreign key points to those. */
    public boolean leavesOutHeirs() {
        return (keyHere || junction != null) && target.model().inherited();
    }

    /** Whether a shape's {@code treeOf} takes it. */
    public boolean isOfTree(NamedTable from) {
        return kind == Kind.TO_MANY && junction == null && target.equals(from);
    }

    /** The runtime's type. */
    public enum Kind {
        TO_ONE,
        OPTIONAL_TO_ONE,
        TO_MANY
    }

    /** A table of pairs, with the SQL names of its columns. */
    public record Junction(NamedTable table, List<String> near, List<String> far) {}
}
