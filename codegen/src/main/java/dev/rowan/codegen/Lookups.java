package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.ValueType.Constant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables of the property {@code lookups}: their ids have constants, of the rows that the migrations store. {@code cam_kinds} names
 * them by the key, {@code statuses.name} by another column.
 */
final class Lookups {
    /** More are no lookup, and a class with all of them would be too long. */
    private static final int MOST = 1_000;

    private record Lookup(String entry, String table, Optional<String> column) {
        static Lookup of(String entry) {
            int dot = entry.indexOf('.');
            return dot < 0
                    ? new Lookup(entry, entry, Optional.empty())
                    : new Lookup(entry, entry.substring(0, dot), Optional.of(entry.substring(dot + 1)));
        }
    }

    private final List<Lookup> lookups;
    private final Connection connection;
    private final Map<String, List<Constant>> constants = new HashMap<>();
    private final Map<String, String> problems = new TreeMap<>();

    /** {@code entries}: of the property. */
    Lookups(List<String> entries, Connection connection) {
        this.lookups = entries.stream().map(Lookup::of).toList();
        this.connection = connection;
    }

    /** What is known of a table's keys; empty where it is no lookup. */
    Optional<List<Constant>> of(NamedTable table, ColumnModel key) {
        return lookups.stream()
                .filter(l -> l.table().equals(table.model().name()))
                .findFirst()
                .map(l ->
                        constants.computeIfAbsent(table.model().qualifiedName(), name -> read(l, table.model(), key)));
    }

    /** What is wrong with the property: a line for each. */
    List<String> problems(List<NamedTable> tables) {
        List<String> all = new ArrayList<>();
        for (Lookup lookup : lookups) {
            List<NamedTable> named = tables.stream()
                    .filter(t -> t.model().name().equals(lookup.table()))
                    .toList();
            if (named.isEmpty()) {
                all.add("no table is called " + lookup.table());
            } else if (named.stream()
                    .noneMatch(t -> constants.containsKey(t.model().qualifiedName()))) {
                all.add(lookup.table()
                        + " has no primary key of one column that is no foreign key, no enum and of no forced type");
            }
        }
        all.addAll(problems.values());
        return all.stream()
                .map(problem -> "the property \"lookups\": " + problem)
                .toList();
    }

    private List<Constant> read(Lookup lookup, TableModel table, ColumnModel key) {
        if (!isText(key) && !key.type().is(KnownType.INT2, KnownType.INT4, KnownType.INT8)) {
            problems.put(
                    lookup.entry(), table.qualifiedName() + "." + key.name() + " is neither a text nor a whole number");
            return List.of();
        }
        Optional<ColumnModel> name = lookup.column().isEmpty()
                ? Optional.of(key)
                : table.columns().stream()
                        .filter(c -> lookup.column().get().equals(c.name()))
                        .findFirst();
        if (name.isEmpty()) {
            problems.put(
                    lookup.entry(),
                    table.qualifiedName() + " has no column " + lookup.column().get());
            return List.of();
        }
        List<Constant> found = new ArrayList<>();
        Map<String, String> literals = new HashMap<>();
        try (Statement s = connection.createStatement();
                ResultSet rs = s.executeQuery("select %1$s::text, %2$s::text from %3$s order by %4$s limit %5$s"
                        .formatted(
                                key.sqlName(),
                                name.get().sqlName(),
                                table.sqlName(),
                                isText(key)
                                        ? key.sqlName() + "::text collate \"C\"" // whatever the server's language
                                        : table.sqlName() + "." + key.sqlName(),
                                MOST + 1))) {
            while (rs.next()) {
                String text = rs.getString(2);
                String constant = text == null ? "" : Identifiers.constant(text);
                String other = literals.put(constant, rs.getString(1));
                if (constant.isEmpty() || other != null) {
                    problems.put(
                            lookup.entry(),
                            "a row of " + table.qualifiedName() + " has nothing in "
                                    + name.get().name()
                                    + " that names a constant, or the same as another row; name another column: "
                                    + table.name() + ".COLUMN");
                }
                found.add(new Constant(constant, rs.getString(1)));
            }
        } catch (SQLException e) {
            throw new GenerationFailed(
                    "the rows of the lookup table " + table.qualifiedName() + " cannot be read: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            problems.put(lookup.entry(), "the migrations store no row in " + table.qualifiedName());
        } else if (found.size() > MOST) {
            problems.put(lookup.entry(), table.qualifiedName() + " has more than " + MOST + " rows");
        }
        return found.size() > MOST ? List.of() : List.copyOf(found);
    }

    private static boolean isText(ColumnModel key) {
        return key.type().known().filter(k -> k.javaType().equals(String.class)).isPresent()
                && !key.type().asText();
    }
}
