package dev.rowan.codegen;

import com.palantir.javapoet.ClassName;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.NamedTable.JooqTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;

/** Gives the tables of a schema their Java names, as jOOQ's strategy says, and finds those that two would share. */
final class SchemaNames {
    private final GeneratorStrategy strategy;
    private final String packageName;

    SchemaNames(GeneratorStrategy strategy, SchemaDefinition schema) {
        this.strategy = strategy;
        this.packageName = strategy.getJavaPackageName(schema);
    }

    String packageName() {
        return packageName;
    }

    /** {@code textColumns}: which columns stay text although a check lists their values. */
    NamedTable named(TableDefinition definition, TableModel table, Predicate<ColumnModel> textColumns) {
        Map<String, ColumnDefinition> definitions = new HashMap<>();
        definition.getColumns().forEach(c -> definitions.put(c.getName(), c));
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
                strategy.getJavaMemberName(definition, Mode.POJO),
                row,
                new JooqTable(
                        strategy.getJavaPackageName(definition),
                        strategy.getJavaClassName(definition, Mode.DEFAULT),
                        strategy.getJavaIdentifier(definition)),
                members,
                enums);
    }

    /** jOOQ's classes for PostgreSQL's enums, by schema and name. */
    Map<String, ClassName> enums(List<EnumDefinition> definitions) {
        Map<String, ClassName> enums = new HashMap<>();
        definitions.forEach(d -> enums.put(
                d.getSchema().getName() + "." + d.getName(),
                ClassName.get(strategy.getJavaPackageName(d, Mode.ENUM), strategy.getJavaClassName(d, Mode.ENUM))));
        return enums;
    }

    /** Names that two things would share: each with what would have it. */
    static List<String> clashes(List<NamedTable> tables, String facade) {
        Map<String, List<String>> users = new TreeMap<>();
        claim(users, facade, "the facade");
        claim(users, facade + "Statements", "the catalogue of statements");
        List<String> problems = new ArrayList<>();
        for (NamedTable t : tables) {
            String table = t.model().qualifiedName();
            List.of(t.row(), t.newRow(), t.patch(), t.repository(), t.constraints())
                    .forEach(name -> claim(users, name, table));
            t.enums().forEach((column, name) -> claim(users, name, table + "." + column.name()));
            Map<String, List<String>> members = new TreeMap<>();
            t.members().forEach((column, name) -> claim(members, name, column.name()));
            members.forEach((name, columns) -> problem(problems, table + ": the name " + name, columns));
            Map<String, List<String>> constants = new TreeMap<>();
            t.model().constraints().forEach(c -> claim(constants, Identifiers.constant(c), c));
            constants.forEach((name, constraints) -> problem(problems, table + ": the constant " + name, constraints));
        }
        users.forEach((name, claims) -> problem(problems, "the class " + name, claims));
        return problems;
    }

    private static void claim(Map<String, List<String>> users, String name, String user) {
        users.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                .add(user); // files, on some systems
    }

    private static void problem(List<String> problems, String name, List<String> claims) {
        if (claims.size() > 1) {
            problems.add(name + " would be that of " + String.join(" and of ", claims));
        }
    }

    /** When every value gives a constant of its own. */
    private static boolean isEnum(ColumnModel column) {
        Set<String> constants = new HashSet<>();
        return !column.allowedValues().isEmpty()
                && column.type().builtIn()
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
