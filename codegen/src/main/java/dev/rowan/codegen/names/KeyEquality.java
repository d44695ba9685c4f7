package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TypeModel;
import java.util.List;
import java.util.Optional;

/** Which columns of a foreign key the client can compare: those whose values are equal for Java where they are for PostgreSQL. */
final class KeyEquality {
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

    /** The one that holds the values of both, which are comparable. */
    static TypeModel wider(TypeModel one, TypeModel other) {
        return one.known()
                        .flatMap(k -> other.known().filter(o -> k.isComparableWith(o) && k.compareTo(o) < 0))
                        .isPresent()
                ? other
                : one;
    }

    /** A binding reads the column itself, which is not what a key that goes as text is compared by. */
    private static boolean isBoundAsText(NamedTable table, ColumnModel column) {
        return table.isBound(column) && column.type().goesAsText();
    }

    private static boolean isExact(TypeModel type) {
        return type.isEnum()
                || (!type.asText() && type.known().filter(KnownType::isExact).isPresent());
    }

    private static boolean isOneType(TypeModel one, TypeModel other) {
        return (one.schema().equals(other.schema()) && one.name().equals(other.name()))
                || one.known()
                        .flatMap(k -> other.known().filter(k::isComparableWith))
                        .isPresent();
    }
}
