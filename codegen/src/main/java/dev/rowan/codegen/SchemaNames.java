package dev.rowan.codegen;

import com.palantir.javapoet.ClassName;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.NamedTable.JooqTable;
import dev.rowan.codegen.names.Part;
import dev.rowan.codegen.names.UserType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** What jOOQ generates beside a schema's tables, where Rowan's classes are. */
    private static final List<String> JOOQ = List.of(
            "DefaultCatalog",
            "Domains",
            "Indexes",
            "Keys",
            "Queues",
            "Routines",
            "Sequences",
            "Synonyms",
            "Tables",
            "UDTs");

    private final GeneratorStrategy strategy;
    private final String packageName;
    private final String prefix;

    /** {@code first}: whether it is the first of the schemas, whose statements go by the name of the table alone. */
    SchemaNames(GeneratorStrategy strategy, SchemaDefinition schema, boolean first) {
        this.strategy = strategy;
        this.packageName = strategy.getJavaPackageName(schema);
        this.prefix = first ? "" : schema.getName().replaceAll("[^\\p{L}\\p{N}_]", "_") + ".";
    }

    String packageName() {
        return packageName;
    }

    /** {@code textColumns}: which columns stay text although a check lists their values. */
    NamedTable named(
            TableDefinition definition,
            TableModel table,
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
                throw new GenerationFailed(table.qualifiedName() + "." + column.name()
                        + " is excluded: rows are read whole\nhelp: exclude the table, or none of its columns");
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
                new JooqTable(
                        strategy.getJavaPackageName(definition),
                        strategy.getJavaClassName(definition, Mode.DEFAULT),
                        strategy.getJavaIdentifier(definition)),
                members,
                enums,
                userTypes,
                definition.getReferencedEmbeddables().stream()
                        .map(e -> embedded(e, table))
                        .toList());
    }

    private Part.Embedded embedded(EmbeddableDefinition definition, TableModel table) {
        Map<ColumnModel, String> fields = new LinkedHashMap<>();
        for (EmbeddableColumnDefinition field : definition.getColumns()) {
            table.columns().stream()
                    .filter(c -> c.name().equals(field.getReferencingColumn().getName()))
                    .forEach(c -> fields.put(c, strategy.getJavaMemberName(field, Mode.POJO)));
        }
        return new Part.Embedded(
                definition.getName(),
                strategy.getJavaMemberName(definition, Mode.POJO),
                strategy.getJavaClassName(definition, Mode.POJO),
                fields);
    }

    /** jOOQ's classes for PostgreSQL's enums, by schema and name. */
    Map<String, ClassName> enums(List<EnumDefinition> definitions) {
        Map<String, ClassName> enums = new HashMap<>();
        definitions.forEach(d -> enums.put(
                d.getSchema().getName() + "." + d.getName(),
                ClassName.get(strategy.getJavaPackageName(d, Mode.ENUM), strategy.getJavaClassName(d, Mode.ENUM))));
        return enums;
    }

    /** Names that two things would share, in whatever case of letters: each with what would have it. */
    static List<String> clashes(List<NamedTable> tables, Map<String, ClassName> enums, String facade) {
        List<String> problems = new ArrayList<>();
        var classes = new Claims("the class ");
        classes.claim(facade, "the facade");
        classes.claim(facade + "Statements", "the catalogue of statements");
        JOOQ.forEach(name -> classes.claim(name, "jOOQ"));
        enums.forEach((type, name) -> classes.claim(name.canonicalName(), "the enum " + type));
        tables.stream()
                .flatMap(t -> t.embedded().stream())
                .collect(Collectors.toMap(Part.Embedded::name, Part.Embedded::type, (a, b) -> a, TreeMap::new))
                .forEach((embeddable, name) -> classes.claim(name, "the embeddable " + embeddable));
        for (NamedTable t : tables) {
            String table = t.model().qualifiedName();
            classes.claim(t.jooqTable().packageName() + "." + t.jooqTable().className(), table);
            List.of(t.row(), t.newRow(), t.patch(), t.repository(), t.constraints())
                    .forEach(name -> classes.claim(name, table));
            t.enums().forEach((column, name) -> classes.claim(name, table + "." + column.name()));
            var members = new Claims(table + ": the name ");
            t.members().forEach((column, name) -> members.claim(name, column.name()));
            t.embedded().forEach(e -> members.claim(e.member(), "the embeddable " + e.name()));
            problems.addAll(members.problems());
            for (Part.Embedded embedded : t.embedded()) {
                var fields = new Claims(table + ": in the embeddable " + embedded.name() + " the name ");
                embedded.fields().forEach((column, name) -> fields.claim(name, column.name()));
                problems.addAll(fields.problems());
            }
            var embedded = new Claims(table + ": the column ");
            t.embedded()
                    .forEach(e -> e.columns().forEach(c -> embedded.claim(c.name(), "the embeddable " + e.member())));
            problems.addAll(embedded.problems());
            t.model().constraints().stream()
                    .filter(c -> Identifiers.constant(c).isEmpty())
                    .forEach(c ->
                            problems.add(table + ": the constraint " + c + " has no letter that names a constant"));
            var constants = new Claims(table + ": the constant ");
            t.model().constraints().stream()
                    .filter(c -> !Identifiers.constant(c).isEmpty())
                    .forEach(c -> constants.claim(Identifiers.constant(c), c));
            problems.addAll(constants.problems());
        }
        problems.addAll(classes.problems());
        return problems;
    }

    /** When every value gives a constant of its own. */
    private static boolean isEnum(ColumnModel column) {
        Set<String> constants = new HashSet<>();
        return !column.allowedValues().isEmpty()
                && column.type().builtIn()
                && !column.type().asText()
                && Set.of("text", "varchar").contains(column.type().name())
                && column.allowedValues().stream()
                        .map(Identifiers::constant)
                        .allMatch(c -> !c.isEmpty() && !c.equals("TYPE") && constants.add(c));
    }

    /** {@code cams.cam_type} gives CamType, {@code cams.state} gives CamState. */
    private static String enumName(String row, String column) {
        return column.startsWith(row) && column.length() > row.length() ? column : row + column;
    }
}
