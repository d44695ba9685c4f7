package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TypeModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which columns of a foreign key the client can compare: those whose values are equal for Java where they are for PostgreSQL. */
final class KeyEquality {
    private static final Set<String> EXACT = Set.of(
            "bit",
            "bool",
            "bpchar",
            "bytea",
            "char",
            "cidr",
            "date",
            "float4",
            "float8",
            "inet",
            "int2",
            "int4",
            "int8",
            "macaddr",
            "macaddr8",
            "name",
            "numeric",
            "oid",
            "text",
            "time",
            "timestamp",
            "timestamptz",
            "timetz",
            "uuid",
            "varbit",
            "varchar");

    /** Of each list, each holds the values of those before it, and writes them alike. */
    private static final List<List<String>> COMPARABLE = List.of(
            List.of("int2", "int4", "int8", "numeric"), List.of("name", "varchar", "text"), List.of("cidr", "inet"));

    private KeyEquality() {}

    /** Why not; empty when they can be. */
    static Optional<String> unfit(NamedTable child, ColumnModel column, NamedTable parent, ColumnModel referenced) {
        for (ColumnModel one : List.of(column, referenced)) {
            if (!isExact(one.type())) {
                return Optional.of("values of " + one.declaredType() + " can be equal without being the same for Java");
            }
        }
        if (isBoundAsText(child, column) || isBoundAsText(parent, referenced)) {
            return Optional.of("a binding of the build's configuration reads its values");
        }
        return isOneType(column.type(), referenced.type())
                ? Optional.empty()
                : Optional.of("Java cannot compare " + column.declaredType() + " with " + referenced.declaredType()
                        + " as PostgreSQL does");
    }

    /** The one that holds the values of both. */
    static TypeModel wider(TypeModel one, TypeModel other) {
        return COMPARABLE.stream()
                        .anyMatch(l -> one.builtIn()
                                && other.builtIn()
                                && l.contains(one.name())
                                && l.indexOf(other.name()) > l.indexOf(one.name()))
                ? other
                : one;
    }

    /** A binding reads the column itself, which is not what a key that goes as text is compared by. */
    private static boolean isBoundAsText(NamedTable table, ColumnModel column) {
        return table.isBound(column) && column.type().goesAsText();
    }

    private static boolean isExact(TypeModel type) {
        return type.isEnum() || (type.builtIn() && EXACT.contains(type.name()) && !type.asText());
    }

    private static boolean isOneType(TypeModel one, TypeModel other) {
        return one.schema().equals(other.schema())
                && (one.name().equals(other.name())
                        || COMPARABLE.stream().anyMatch(l -> l.contains(one.name()) && l.contains(other.name())));
    }
}
