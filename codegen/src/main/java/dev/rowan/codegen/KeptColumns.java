package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.SpecialColumns;
import dev.rowan.codegen.catalogue.TableKind;
import dev.rowan.codegen.catalogue.TableModel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Checks that the database does what the configuration says that it does: rows that are marked when they are deleted, columns that it
 * fills with whose rows they are and who wrote them. Where it does not, a migration is suggested.
 */
final class KeptColumns {
    /** The types whose values go in a setting, with the class that they have in Java. */
    static final Map<String, Class<?>> TYPES = Map.of(
            "text", String.class,
            "character varying", String.class,
            "uuid", java.util.UUID.class,
            "smallint", short.class,
            "integer", int.class,
            "bigint", long.class);

    private final GeneratorSettings settings;
    private final SpecialColumns special;
    private final List<TableModel> tables;

    KeptColumns(GeneratorSettings settings, List<TableModel> tables) {
        this.settings = settings;
        this.special = settings.special();
        this.tables = tables;
    }

    /** What is wrong with the properties themselves: a line for each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        problems.addAll(types("tenant", special.tenant()));
        problems.addAll(types("createdBy\" and \"updatedBy", special.author()));
        for (TableModel table : tables) {
            if (kept(table, special.tenant()).size() > 1) {
                problems.add("the property \"tenant\": " + table.qualifiedName() + " has several such columns");
            }
            List<ColumnModel> deleted = of(table, special.softDelete());
            if (deleted.size() > 1
                    || deleted.stream().anyMatch(c -> !c.declaredType().startsWith("timestamp") || !c.nullable())
                    || (!deleted.isEmpty() && table.primaryKey().isEmpty() && !isView(table))) {
                problems.add("the property \"softDelete\": " + table.qualifiedName()
                        + " needs a primary key, and one such column, a timestamp that can be null");
            }
        }
        return problems;
    }

    /** What the database does not do yet. */
    List<SuggestedMigration> lacking(Connection connection) throws SQLException {
        List<SuggestedMigration> lacking = new ArrayList<>();
        for (TableModel table : tables) {
            Optional<ColumnModel> deleted =
                    of(table, special.softDelete()).stream().findFirst();
            if (deleted.isPresent() && table.softDelete().isEmpty()) {
                lacking.add(
                        isView(table)
                                ? SoftDeleteRule.notOfOneTable(table, deleted.get())
                                : SoftDeleteRule.begin(connection, table, deleted.get()));
                continue; // all else is checked when its table has its name
            }
            if (deleted.isPresent()) {
                SoftDeleteRule.check(connection, table).ifPresent(lacking::add);
            }
            List<ColumnModel> tenants = kept(table, special.tenant());
            if (deleted.isPresent() && !tenants.isEmpty() && !SoftDeleteRule.hasInvoker(connection)) {
                lacking.add(new SuggestedMigration(
                        "soft_delete_" + table.name(),
                        table.qualifiedName()
                                + " has a tenant, and before PostgreSQL 15 a view reads as its owner, past row security",
                        List.of()));
            }
            for (ColumnModel tenant : tenants) {
                TenantRule.check(connection, table, tenant, settings.tenantSetting())
                        .ifPresent(lacking::add);
            }
            List<ColumnModel> authors = kept(table, special.author());
            if (!authors.isEmpty()) {
                AuthorRule.check(connection, table, authors, settings.createdBy(), settings.userSetting())
                        .ifPresent(lacking::add);
            }
        }
        return lacking;
    }

    /** The class of the values of tenants, where there are some. */
    Optional<Class<?>> tenant() {
        return type(special.tenant());
    }

    /** The class of the values of those who write, where there are some. */
    Optional<Class<?>> user() {
        return type(special.author());
    }

    private Optional<Class<?>> type(BiPredicate<String, String> columns) {
        return all(columns).<Class<?>>map(c -> TYPES.get(nameOf(c))).findFirst();
    }

    private Stream<ColumnModel> all(BiPredicate<String, String> columns) {
        return tables.stream().flatMap(t -> kept(t, columns).stream());
    }

    private List<String> types(String property, BiPredicate<String, String> columns) {
        Map<Object, String> found = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (TableModel table : tables) {
            for (ColumnModel column : kept(table, columns)) {
                String name = table.qualifiedName() + "." + column.name();
                Class<?> type = TYPES.get(nameOf(column));
                if (type == null) {
                    problems.add("the property \"" + property + "\": " + name + " is " + column.declaredType()
                            + ": it can be " + String.join(", ", new TreeMap<>(TYPES).keySet()));
                } else {
                    found.putIfAbsent(type.getName(), name + " is " + column.declaredType());
                }
            }
        }
        if (found.size() > 1) {
            problems.add("the property \"" + property + "\": its columns are of several types: "
                    + String.join(", ", found.values()));
        }
        return problems;
    }

    private static String nameOf(ColumnModel column) {
        return column.declaredType().replaceFirst("\\(.*", "");
    }

    private static List<ColumnModel> of(TableModel table, BiPredicate<String, String> columns) {
        return table.columns().stream()
                .filter(c -> columns.test(table.name(), c.name()))
                .toList();
    }

    /** Views and foreign tables have the columns of others. */
    private static List<ColumnModel> kept(TableModel table, BiPredicate<String, String> columns) {
        boolean own = table.kind() == TableKind.TABLE
                || table.kind() == TableKind.PARTITIONED_TABLE
                || table.softDelete().isPresent();
        return own ? of(table, columns) : List.of();
    }

    private static boolean isView(TableModel table) {
        return table.kind() == TableKind.VIEW;
    }

    /** What a setting holds, as a value of the column; an empty text is what a setting has after a transaction that set it. */
    static String value(ColumnModel column, String setting) {
        String value = "current_setting('" + setting + "')";
        return TYPES.get(nameOf(column)) == String.class
                ? "nullif(" + value + ", '')"
                : value + "::" + column.declaredType();
    }

    /** A name of this one and a word behind it. */
    static String named(TableModel table, String more) {
        String name = table.name() + more;
        return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
