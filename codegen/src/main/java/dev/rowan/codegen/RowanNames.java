package dev.rowan.codegen;

import dev.rowan.codegen.names.Identifiers;
import io.github.encryptorcode.pluralize.Pluralize;
import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;

/**
 * The jOOQ {@code <strategy>} of Rowan: the names of jOOQ's classes, out of each other's way, and in the mode POJO those of
 * Rowan's row records: singular. Extend it to name things differently.
 */
public class RowanNames extends DefaultGeneratorStrategy {
    /** For jOOQ. */
    public RowanNames() {}

    /** {@code Users} for the table, {@code User} for the row, {@code PublicSchema} for the schema. */
    @Override
    public String getJavaClassName(Definition definition, Mode mode) {
        if (definition instanceof TableDefinition && mode == Mode.POJO) {
            return rowName(definition);
        }
        String name = super.getJavaClassName(definition, mode);
        if (definition instanceof SchemaDefinition) {
            return name + "Schema";
        }
        return definition instanceof TableDefinition && mode == Mode.DEFAULT ? Identifiers.type(name, "Table") : name;
    }

    /** {@code email}, {@code createdAt}: record components, parameters and methods. */
    @Override
    public String getJavaMemberName(Definition definition, Mode mode) {
        String name = super.getJavaMemberName(definition, mode);
        boolean ours =
                mode == Mode.POJO && (definition instanceof ColumnDefinition || definition instanceof TableDefinition);
        return ours ? Identifiers.member(name) : name;
    }

    private String rowName(Definition table) {
        String plural = super.getJavaClassName(table, Mode.DEFAULT);
        String named = table.getDatabase() instanceof MigratedDatabase database
                ? database.settings().singular(table.getName()).orElseGet(() -> Pluralize.singular(plural))
                : Pluralize.singular(plural);
        return Identifiers.type(named, "Row");
    }
}
