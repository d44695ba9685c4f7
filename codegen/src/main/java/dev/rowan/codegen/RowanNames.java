package dev.rowan.codegen;

import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.Singular;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.EmbeddableColumnDefinition;
import org.jooq.meta.EmbeddableDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.ForeignKeyDefinition;
import org.jooq.meta.InverseForeignKeyDefinition;
import org.jooq.meta.ManyToManyKeyDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;
import org.jooq.tools.StringUtils;

/**
 * The jOOQ {@code <strategy>} of Rowan: the names of jOOQ's classes, out of each other's way, and in the mode POJO those of
 * Rowan's row records: singular. Extend it to name things differently.
 */
public class RowanNames extends DefaultGeneratorStrategy {
    /** For jOOQ. */
    public RowanNames() {}

    /** The language of the machine where {@code <locale>} is not set: its capitals would be those of names. */
    @Override
    public void setTargetLocale(Locale targetLocale) {
        super.setTargetLocale(MachineLanguage.instead(targetLocale));
    }

    /**
     * {@code Users} for the table, {@code User} for the row, {@code PublicSchema} for the schema. {@code A1Table} for the table
     * {@code a1}, whose constant would have the name of its class, which javac warns of. {@code AuditUsersPath} for the join
     * path of a table in a schema that is not the first: one without the schema does not compile in jOOQ's class of a table
     * with the same name. {@code ObjectRoutine} for a function, {@code StringType} for a type: the classes beside it would take
     * its plain name for that of {@code java.lang}.
     */
    @Override
    public String getJavaClassName(Definition definition, Mode mode) {
        if (definition instanceof TableDefinition && mode == Mode.POJO) {
            return rowName(definition);
        }
        String name = classNameOf(definition, mode);
        if (definition instanceof EmbeddableDefinition && mode == Mode.POJO) {
            return Identifiers.type(name, "Value");
        }
        if (definition instanceof SchemaDefinition) {
            return name + "Schema";
        }
        if (definition instanceof RoutineDefinition) {
            return Identifiers.type(name, "Routine");
        }
        if (definition instanceof EnumDefinition || definition instanceof UDTDefinition) {
            return Identifiers.type(name, "Type");
        }
        if (definition instanceof TableDefinition && mode == Mode.PATH) {
            return isOfFirstSchema(definition) ? name : super.getJavaClassName(definition.getSchema(), mode) + name;
        }
        if (definition instanceof TableDefinition && mode == Mode.DEFAULT) {
            return name.equals(getJavaIdentifier(definition)) || !isCapitalized(name)
                    ? name + "Table"
                    : Identifiers.type(name, "Table");
        }
        return name;
    }

    private String classNameOf(Definition definition, Mode mode) {
        String name = super.getJavaClassName(definition, mode);
        int end = super.getJavaClassName(definition, Mode.DEFAULT).length(); // what follows is the mode's
        return name.substring(0, end) + camelSuffix(definition) + name.substring(end);
    }

    private static String camelSuffix(Definition definition) {
        String suffix = functionSuffix(definition);
        return suffix.isEmpty() ? "" : StringUtils.toCamelCase(suffix);
    }

    private static String functionSuffix(Definition definition) {
        return definition instanceof TableDefinition table && table.getDatabase() instanceof MigratedDatabase database
                ? database.functionNames().suffix(table)
                : "";
    }

    /** Else a column of the same name would have that of the class: {@code _1st}, or one in a script without capitals. */
    private static boolean isCapitalized(String name) {
        return Character.isUpperCase(name.codePointAt(0));
    }

    private static boolean isOfFirstSchema(Definition table) {
        return !(table.getDatabase() instanceof MigratedDatabase database)
                || table.getSchema()
                        .getName()
                        .equals(database.settings().schemas().getFirst());
    }

    /** Of a constant: but for {@code DSL}, behind which jOOQ's own sources would not find their class of that name. */
    @Override
    public String getJavaIdentifier(Definition definition) {
        String suffix = functionSuffix(definition);
        String name =
                super.getJavaIdentifier(definition) + (suffix.isEmpty() ? "" : "_" + suffix.toUpperCase(Locale.ROOT));
        return name.equals("DSL") ? name + "_" : name;
    }

    /** {@code IN_PROGRESS}, as in the enums of checks; jOOQ's own names where two literals would share one. */
    @Override
    public String getJavaEnumLiteral(EnumDefinition definition, String literal) {
        Set<String> constants = new HashSet<>();
        boolean distinct = definition.getLiterals().stream()
                .map(Identifiers::constant)
                .allMatch(c -> !c.isEmpty() && constants.add(c));
        return distinct ? Identifiers.constant(literal) : super.getJavaEnumLiteral(definition, literal);
    }

    /**
     * Of jOOQ's join paths, from the columns of the key, so that another key renames nothing and a self reference has two
     * names: {@code projects().user()}, {@code users().projectsByUserId()}.
     */
    @Override
    public String getJavaMethodName(Definition definition, Mode mode) {
        return switch (definition) {
            case ForeignKeyDefinition key -> Identifiers.member(camelCase(withoutId(called(key))));
            case InverseForeignKeyDefinition inverse ->
                camelCase(inverse.getReferencingTable().getName() + "_by_" + called(inverse.getForeignKey()));
            case ManyToManyKeyDefinition many ->
                camelCase(many.getForeignKey2().getReferencedTable().getName() + "_by_"
                        + many.getForeignKey1().getTable().getName() + "_"
                        + called(many.getForeignKey2()));
            default -> super.getJavaMethodName(definition, mode) + camelSuffix(definition);
        };
    }

    /** By its columns; by its own name where that of another key of the table would be the same. */
    private static String called(ForeignKeyDefinition key) {
        String path = camelCase(withoutId(columns(key)));
        boolean alone = key.getTable().getForeignKeys().stream()
                        .filter(k -> camelCase(withoutId(columns(k))).equals(path))
                        .count()
                == 1;
        return alone ? columns(key) : key.getName();
    }

    private static String columns(ForeignKeyDefinition key) {
        return key.getKeyColumns().stream().map(Definition::getName).collect(Collectors.joining("_and_"));
    }

    private static String withoutId(String column) {
        return column.endsWith("_id") && column.length() > 3 ? column.substring(0, column.length() - 3) : column;
    }

    private static String camelCase(String name) {
        return StringUtils.toCamelCaseLC(name);
    }

    /** {@code email}, {@code createdAt}: record components, parameters and methods. */
    @Override
    public String getJavaMemberName(Definition definition, Mode mode) {
        String name = super.getJavaMemberName(definition, mode);
        boolean ours = mode == Mode.POJO
                && (definition instanceof ColumnDefinition
                        || definition instanceof TableDefinition
                        || definition instanceof EmbeddableDefinition
                        || definition instanceof EmbeddableColumnDefinition);
        return ours ? Identifiers.member(name) : name;
    }

    private String rowName(Definition table) {
        String plural = super.getJavaClassName(table, Mode.DEFAULT);
        String named = table.getDatabase() instanceof MigratedDatabase database
                ? database.settings().singular(table.getName()).orElseGet(() -> Singular.of(plural))
                : Singular.of(plural);
        boolean ofJooq = Identifiers.OF_JOOQ.contains(named)
                || (table.getSchema() != null && named.equals(getJavaClassName(table.getSchema(), Mode.DEFAULT)));
        return ofJooq || !isCapitalized(named) ? named + "Row" : Identifiers.type(named, "Row");
    }
}
