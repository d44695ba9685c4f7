package dev.rowan.codegen.names;

import dev.rowan.codegen.catalogue.TypeModel;
import java.util.List;

/**
 * A generated record of one value: the id of a table's rows, a domain.
 *
 * @param packageName where it is
 * @param name its simple name, such as {@code UserId}
 * @param of what its values are of: {@code public.users}
 * @param type of its one component, {@code value}
 * @param constants the values that the migrations store
 */
public record ValueType(
        Kind kind, String packageName, String name, String of, TypeModel type, List<Constant> constants) {
    /** What its values are. */
    public enum Kind {
        /** Those of a table's primary key, and of the foreign keys that point to it. */
        ID("the ids of "),
        /** Those of a domain. */
        DOMAIN("the domain ");

        private final String values;

        Kind(String values) {
            this.values = values;
        }
    }

    /** The component, and its accessor. */
    public static final String COMPONENT = "value";

    /**
     * A value that is known.
     *
     * @param literal as PostgreSQL writes it
     */
    public record Constant(String name, String literal) {}

    /** What has its name, for messages: {@code the ids of public.users}. */
    public String user() {
        return kind.values + of;
    }

    /** Its name with the package. */
    public String qualifiedName() {
        return packageName + "." + name;
    }
}
