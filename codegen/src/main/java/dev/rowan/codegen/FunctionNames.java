package dev.rowan.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.ParameterDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;

/**
 * What tells functions that return rows apart. jOOQ has a class for each in the tables' package, and drops all but the first of
 * those whose classes would have one name.
 */
final class FunctionNames {
    private final IdentityHashMap<TableDefinition, String> suffixes = new IdentityHashMap<>();
    private final Set<SchemaDefinition> known = new HashSet<>();

    /** {@code with_text_and_int4} where two things share the name, in whatever case of letters; else nothing. */
    String suffix(TableDefinition definition) {
        if (!definition.isTableValuedFunction()) {
            return "";
        }
        SchemaDefinition schema = definition.getSchema();
        if (known.add(schema)) {
            sharing(schema.getTables()).forEach(this::tellApart);
        }
        return suffixes.getOrDefault(definition, "");
    }

    /** Those that share a name, as far as jOOQ's classes have it. */
    private static List<List<TableDefinition>> sharing(List<TableDefinition> tables) {
        Map<String, List<TableDefinition>> sameName = new LinkedHashMap<>();
        tables.forEach(table -> sameName.computeIfAbsent(letters(table), name -> new ArrayList<>())
                .add(table));
        return sameName.values().stream().filter(same -> same.size() > 1).toList();
    }

    private static String letters(TableDefinition definition) {
        return definition.getOutputName().replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private void tellApart(List<TableDefinition> sameName) {
        Map<String, Integer> times = new HashMap<>();
        sameName.stream().filter(TableDefinition::isTableValuedFunction).forEach(function -> {
            String suffix = "with_" + parameters(function);
            int time = times.merge(suffix, 1, Integer::sum); // types of one name, in two schemas
            suffixes.put(function, time == 1 ? suffix : suffix + "_" + time);
        });
    }

    private static String parameters(TableDefinition function) {
        List<ParameterDefinition> parameters = function.getParameters();
        return parameters.isEmpty()
                ? "nothing"
                : parameters.stream().map(p -> type(p.getDefinedType())).collect(Collectors.joining("_and_"));
    }

    private static String type(DataTypeDefinition type) {
        String name = Objects.requireNonNullElse(type.getUserType(), type.getType());
        return name.replaceAll("[^\\p{L}\\p{N}]+", "_") + (type.getType().endsWith(" ARRAY") ? "_array" : "");
    }
}
