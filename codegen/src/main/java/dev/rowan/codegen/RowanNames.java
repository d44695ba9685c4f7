package dev.rowan.codegen;

import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.Singular;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.jooq.meta.ParameterDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;

/**
 * The jOOQ {@code <strategy>} of Rowan: the names of jOOQ's classes, out of each other's way, and in the mode POJO those of
 * Rowan's row records: singular. Extend it to name things differently.
 */
public class RowanNames extends DefaultGeneratorStrategy {
    private final JooqWords words = new JooqWords();

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
        String name = className(definition, mode);
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
            return isCapitalized(name) ? Identifiers.type(name, "Type") : name + "Type";
        }
        if (definition instanceof TableDefinition && mode == Mode.PATH) {
            return isOfFirstSchema(definition) ? name : className(definition.getSchema(), mode) + name;
        }
        if (definition instanceof TableDefinition && mode == Mode.DEFAULT) {
            return name.equals(getJavaIdentifier(definition)) || !isCapitalized(name)
                    ? name + "Table"
                    : Identifiers.type(name, "Table");
        }
        return name;
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

    /** jOOQ's, of the words of the name: {@code UserSession} of {@code "userSession"}. */
    private String className(Definition definition, Mode mode) {
        String name = super.getJavaClassName(definition, mode);
        String plain = super.getJavaClassName(definition, Mode.DEFAULT);
        return words.of(definition)
                .map(w -> name.replaceFirst(Pattern.quote(plain), Matcher.quoteReplacement(pascalCase(w))))
                .orElse(name);
    }

    /** As jOOQ makes it, whatever the language of the machine. */
    private static String pascalCase(String words) {
        return Arrays.stream(words.split("[_ .-]", -1))
                .map(word -> word.isEmpty()
                        ? "_"
                        : (Character.isDigit(word.charAt(0)) ? "_" : "") + Identifiers.ofClass(word))
                .collect(Collectors.joining());
    }

    /** Of a constant: but for {@code DSL}, behind which jOOQ's own sources would not find their class of that name. */
    @Override
    public String getJavaIdentifier(Definition definition) {
        String name = words.of(definition)
                .map(w -> w.toUpperCase(Locale.ROOT))
                .orElseGet(() -> super.getJavaIdentifier(definition));
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
            case ForeignKeyDefinition key -> Identifiers.member(camelCase(Identifiers.withoutId(called(key))));
            case InverseForeignKeyDefinition inverse ->
                camelCase(named(inverse.getReferencingTable()) + "_by_" + called(inverse.getForeignKey()));
            case ManyToManyKeyDefinition many ->
                camelCase(named(many.getForeignKey2().getReferencedTable()) + "_by_"
                        + named(many.getForeignKey1().getTable()) + "_" + called(many.getForeignKey2()));
            default ->
                words.of(definition)
                        .map(RowanNames::camelCase)
                        .orElseGet(() -> super.getJavaMethodName(definition, mode));
        };
    }

    private String named(Definition definition) {
        return words.of(definition).orElseGet(definition::getName);
    }

    @Override
    public String getJavaSetterName(Definition definition, Mode mode) {
        return accessor("set", definition).orElseGet(() -> super.getJavaSetterName(definition, mode));
    }

    @Override
    public String getJavaGetterName(Definition definition, Mode mode) {
        return accessor("get", definition).orElseGet(() -> super.getJavaGetterName(definition, mode));
    }

    /** Empty where jOOQ's own does; JavaBeans' it makes of the member's name. */
    private Optional<String> accessor(String prefix, Definition definition) {
        return getJavaBeansGettersAndSetters()
                ? Optional.empty()
                : words.of(definition).map(w -> prefix + pascalCase(w));
    }

    /** By its columns; by its own name where that of another key of the table would be the same. */
    private String called(ForeignKeyDefinition key) {
        String path = path(key);
        boolean alone = key.getTable().getForeignKeys().stream()
                        .filter(k -> path(k).equals(path))
                        .count()
                == 1;
        return alone ? columns(key) : key.getName();
    }

    private String path(ForeignKeyDefinition key) {
        return camelCase(Identifiers.withoutId(columns(key)));
    }

    private String columns(ForeignKeyDefinition key) {
        return key.getKeyColumns().stream().map(this::named).collect(Collectors.joining("_and_"));
    }

    private static String camelCase(String words) {
        return Identifiers.decapitalized(pascalCase(words));
    }

    /**
     * {@code email}, {@code createdAt}: record components, parameters and methods. {@code result_} for a parameter of a function:
     * jOOQ's methods have a variable {@code result}.
     */
    @Override
    public String getJavaMemberName(Definition definition, Mode mode) {
        String name = words.of(definition)
                .map(RowanNames::camelCase)
                .orElseGet(() -> super.getJavaMemberName(definition, mode));
        if (mode != Mode.POJO) {
            return definition instanceof ParameterDefinition && name.equals("result") ? name + "_" : name;
        }
        return switch (definition) {
            case TableDefinition table -> Identifiers.accessor(name);
            case ColumnDefinition column -> Identifiers.member(name);
            case EmbeddableDefinition embeddable -> Identifiers.member(name);
            case EmbeddableColumnDefinition field -> Identifiers.member(name);
            default -> name;
        };
    }

    private String rowName(Definition table) {
        String plural = className(table, Mode.DEFAULT);
        String named = table.getDatabase() instanceof MigratedDatabase database
                ? database.settings().singular(table.getName()).orElseGet(() -> Singular.of(plural))
                : Singular.of(plural);
        boolean ofJooq = Identifiers.OF_JOOQ.contains(named)
                || (table.getSchema() != null && named.equals(getJavaClassName(table.getSchema(), Mode.DEFAULT)));
        return ofJooq || !isCapitalized(named) ? named + "Row" : Identifiers.type(named, "Row");
    }
}
