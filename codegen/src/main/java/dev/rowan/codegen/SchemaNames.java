package dev.rowan.codegen;

import com.palantir.javapoet.ClassName;
import dev.rowan.codegen.SchemaProblems.Help;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.ConstraintModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.NamedTable.JooqTable;
import dev.rowan.codegen.names.Plural;
import dev.rowan.codegen.names.RowPart;
import dev.rowan.codegen.names.UserType;
import dev.rowan.codegen.statements.TableStatements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.EmbeddableColumnDefinition;
import org.jooq.meta.EmbeddableDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;

/** Gives the tables of a schema their Java names, as jOOQ's strategy says, and finds those that two would share. */
final class SchemaNames {
    private final GeneratorStrategy strategy;
    private final String packageName;
    private final String schemaClass;
    private final String prefix;

    /** {@code first}: whether it is the first of the schemas, whose statements go by the name of the table alone. */
    SchemaNames(GeneratorStrategy strategy, SchemaDefinition schema, boolean first) {
        this.strategy = strategy;
        this.packageName = strategy.getJavaPackageName(schema);
        this.schemaClass = strategy.getJavaClassName(schema);
        this.prefix = first ? "" : schema.getName().replaceAll("[^\\p{L}\\p{N}_]", "_") + ".";
    }

    String packageName() {
        return packageName;
    }

    /** {@code plural}: of the table's name, if one is set; {@code textColumns}: which columns stay text although a check lists their values. */
    NamedTable named(
            TableDefinition definition,
            TableModel table,
            Optional<String> plural,
            Predicate<ColumnModel> textColumns,
            Map<ColumnModel, UserType> userTypes) {
        Map<String, ColumnDefinition> definitions = new HashMap<>();
        definition.getColumns().forEach(c -> definitions.put(c.getName(), c));
        String accessor = strategy.getJavaMemberName(definition, Mode.POJO);
        String row = strategy.getJavaClassName(definition, Mode.POJO);
        Map<ColumnModel, String> members = new LinkedHashMap<>();
        Map<ColumnModel, String> enums = new LinkedHashMap<>();
        for (ColumnModel column : table.columns()) {
            ColumnDefinition known = definitions.get(column.name());
            if (known == null) {
                continue; // refused: the generation will not go on
            }
            String member = strategy.getJavaMemberName(known, Mode.POJO);
            members.put(column, member);
            if (isEnum(column) && !textColumns.test(column)) {
                enums.put(column, enumName(row, Identifiers.capitalized(member)));
            }
        }
        return new NamedTable(
                table,
                packageName,
                accessor,
                prefix + accessor,
                row,
                plural.map(Identifiers::constant).orElseGet(() -> Plural.of(Identifiers.constant(table.name(), row))),
                new JooqTable(
                        strategy.getJavaPackageName(definition),
                        strategy.getJavaClassName(definition, Mode.DEFAULT),
                        strategy.getJavaIdentifier(definition),
                        strategy.getJavaPackageName(definition, Mode.RECORD),
                        strategy.getJavaClassName(definition, Mode.RECORD)),
                members,
                enums,
                userTypes,
                Map.of(),
                definition.getReferencedEmbeddables().stream()
                        .map(e -> embedded(e, table))
                        .toList());
    }

    private RowPart.Embedded embedded(EmbeddableDefinition definition, TableModel table) {
        Map<ColumnModel, String> fields = new LinkedHashMap<>();
        for (EmbeddableColumnDefinition field : definition.getColumns()) {
            table.columns().stream()
                    .filter(c -> c.name().equals(field.getReferencingColumn().getName()))
                    .forEach(c -> fields.put(c, strategy.getJavaMemberName(field, Mode.POJO)));
        }
        return new RowPart.Embedded(
                definition.getName(),
                strategy.getJavaMemberName(definition, Mode.POJO),
                strategy.getJavaClassName(definition, Mode.POJO),
                fields);
    }

    /** jOOQ's classes for PostgreSQL's enums, by schema and name. */
    static Map<String, ClassName> enums(GeneratorStrategy strategy, List<EnumDefinition> definitions) {
        Map<String, ClassName> enums = new HashMap<>();
        definitions.forEach(d -> enums.put(
                d.getSchema().getName() + "." + d.getName(),
                ClassName.get(strategy.getJavaPackageName(d, Mode.ENUM), strategy.getJavaClassName(d, Mode.ENUM))));
        return enums;
    }

    /** Constants that two values of an enum would share; jOOQ's own names may be the same too. */
    static void claimLiterals(GeneratorStrategy strategy, EnumDefinition definition, SchemaProblems problems) {
        String type = definition.getSchema().getName() + "." + definition.getName();
        Map<String, List<String>> literals = new TreeMap<>();
        definition
                .getLiterals()
                .forEach(l -> literals.computeIfAbsent(
                                strategy.getJavaEnumLiteral(definition, l), constant -> new ArrayList<>())
                        .add(l));
        literals.forEach((constant, users) -> {
            if (users.size() > 1) {
                problems.add(
                        type + ": the constant " + constant + " would be that of " + String.join(" and of ", users),
                        Help.LITERAL);
            }
        });
    }

    /** What is generated here, each name with what has it; what two things would share, in whatever case of letters, is reported. */
    void claim(Claims classes, List<NamedTable> tables, String facade) {
        claim(classes, facade, "the facade");
        claim(classes, facade + "Statements", "the catalogue of statements");
        claim(classes, ShippedBuild.className(facade), "the configuration that the jar has");
        Identifiers.OF_JOOQ.forEach(name -> claim(classes, name, "jOOQ"));
        claim(classes, schemaClass, "jOOQ");
        tables.stream()
                .flatMap(t -> t.embedded().stream())
                .collect(Collectors.toMap(RowPart.Embedded::name, RowPart.Embedded::type, (a, b) -> a, TreeMap::new))
                .forEach((embeddable, name) -> claim(classes, name, "the embeddable " + embeddable));
        for (NamedTable t : tables) {
            String table = t.model().qualifiedName();
            JooqTable jooq = t.jooqTable();
            classes.claim(jooq.packageName() + ".", jooq.className(), "the class " + jooq.className(), table);
            List.of(t.row(), t.newRow(), t.patch(), t.repository(), t.constraints())
                    .forEach(name -> claim(classes, name, table));
            if (t.members().size() == t.model().columns().size()) { // else it is refused
                new TableStatements(t)
                        .keysOfSeveral()
                        .forEach(key -> t.key(key).ifPresent(k -> claim(classes, k.name(), table)));
            }
            t.enums().forEach((column, name) -> claim(classes, name, table + "." + column.name()));
            classes.claim("statements ", t.statements(), "the statement " + t.statements() + ".list", table);
        }
    }

    /** A class that a table has where a property asks for it. */
    static void claim(Claims classes, NamedTable table, String name) {
        classes.claim(
                table.packageName() + ".",
                name,
                "the class " + name,
                table.model().qualifiedName());
    }

    private void claim(Claims classes, String name, String user) {
        classes.claim(packageName + ".", name, "the class " + name, user);
    }

    /** Names of members of one table's classes that two things would share. */
    static void claimMembers(NamedTable t, TableStatements statements, SchemaProblems problems) {
        String table = t.model().qualifiedName();
        var members = new Claims();
        t.members().forEach((column, name) -> members.claim("", name, table + ": the name " + name, column.name()));
        t.embedded()
                .forEach(e -> members.claim(
                        "", e.member(), table + ": the name " + e.member(), "the embeddable " + e.name()));
        members.report(problems, Help.KEY);
        var columns = new Claims();
        for (RowPart.Embedded embedded : t.embedded()) {
            String user = "the embeddable " + embedded.name();
            var fields = new Claims();
            embedded.fields().forEach((column, name) -> {
                fields.claim("", name, table + ": in " + user + " the name " + name, column.name());
                columns.claim("", column.name(), table + ": the column " + column.name(), user);
            });
            fields.report(problems, Help.KEY);
        }
        columns.report(problems, Help.EMBEDDABLE);
        var verbs = new Claims();
        statements
                .finderKeys()
                .forEach(k -> claimVerb(verbs, table, "findBy" + t.joined(k.columns()), "the key " + k.name()));
        statements
                .listKeys()
                .forEach(k -> claimVerb(verbs, table, "listBy" + t.joined(k.columns()), "the key " + k.name()));
        verbs.report(problems, Help.KEY);
        var constants = new Claims();
        for (ConstraintModel model : t.model().constraints()) {
            String constraint = model.name();
            String constant = Identifiers.constant(constraint);
            if (constant.isEmpty()) {
                problems.add(
                        table + ": the constraint " + constraint + " has no letter that names a constant",
                        Help.CONSTRAINT);
            } else {
                constants.claim("", constant, table + ": the constant " + constant, constraint);
            }
        }
        constants.report(problems, Help.CONSTRAINT);
    }

    private static void claimVerb(Claims verbs, String table, String verb, String user) {
        verbs.claim("", verb, table + ": the method " + verb, user);
    }

    /** Columns that jOOQ is told to leave out, so that a row could not be read whole. */
    static void refuseExcludedColumns(TableDefinition definition, TableModel table, SchemaProblems problems) {
        Set<String> known =
                definition.getColumns().stream().map(ColumnDefinition::getName).collect(Collectors.toSet());
        for (ColumnModel column : table.columns()) {
            if (!known.contains(column.name())) {
                problems.add(
                        table.qualifiedName() + "." + column.name() + " is excluded: rows are read whole",
                        Help.EXCLUDED_COLUMN);
            }
        }
    }

    /** When every value gives a constant of its own. */
    private static boolean isEnum(ColumnModel column) {
        Set<String> constants = new HashSet<>();
        return !column.allowedValues().isEmpty()
                && !column.type().asText()
                && column.type().is(KnownType.TEXT, KnownType.VARCHAR)
                && column.allowedValues().stream()
                        .map(Identifiers::constant)
                        .allMatch(c -> !c.isEmpty() && !c.equals("TYPE") && constants.add(c));
    }

    /** {@code cams.cam_type} gives CamType, {@code cams.state} gives CamState. */
    private static String enumName(String row, String column) {
        return column.startsWith(row) && column.length() > row.length() ? column : row + column;
    }
}
