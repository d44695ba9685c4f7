package dev.rowan.codegen;

import dev.rowan.codegen.names.Identifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.meta.AttributeDefinition;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.ParameterDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;

/**
 * The words of names that stand side by side in one of jOOQ's classes or packages, of which no two are the same:
 * {@code created_at} and {@code created_At_2} of {@code "createdAt"}. The one that was there first has the plain name.
 */
final class DistinctWords {
    private final IdentityHashMap<Definition, String> names = new IdentityHashMap<>();
    private final Map<String, Siblings> ofSchemas = new HashMap<>();

    String of(ColumnDefinition column) {
        return of(column, columns(column.getContainer()));
    }

    String of(AttributeDefinition attribute) {
        return of(attribute, List.of(attribute.getContainer().getAttributes()));
    }

    String of(ParameterDefinition parameter) {
        return of(parameter, List.of(parameters(parameter.getContainer())));
    }

    String of(DomainDefinition domain) {
        return inOrder("domain", domain);
    }

    String of(UDTDefinition type) {
        return inOrder("type", type);
    }

    /** Overloaded functions share theirs. */
    String of(RoutineDefinition routine) {
        return inOrder("routine", routine);
    }

    /** As jOOQ asks, which it does while it has not read them all. */
    private String inOrder(String kind, Definition definition) {
        return ofSchemas
                .computeIfAbsent(kind + " of " + definition.getSchema().getName(), owner -> new Siblings())
                .name(definition);
    }

    private String of(Definition definition, List<? extends List<? extends Definition>> groups) {
        if (!names.containsKey(definition)) {
            for (List<? extends Definition> group : groups) {
                var siblings = new Siblings();
                group.forEach(member -> names.put(member, siblings.name(member)));
            }
        }
        return names.getOrDefault(definition, Identifiers.words(definition.getOutputName()));
    }

    /** Of each function of the name: to jOOQ the columns of all of them are the first one's. */
    private static List<List<ColumnDefinition>> columns(TableDefinition table) {
        return table.isTableValuedFunction()
                ? table.getDatabase().getTables(table.getSchema()).stream()
                        .filter(t -> t.isTableValuedFunction() && t.getName().equals(table.getName()))
                        .map(TableDefinition::getColumns)
                        .toList()
                : List.of(table.getColumns());
    }

    private static List<ParameterDefinition> parameters(RoutineDefinition routine) {
        List<ParameterDefinition> parameters = new ArrayList<>();
        if (routine.getReturnValue() != null) {
            parameters.add(routine.getReturnValue());
        }
        parameters.addAll(routine.getAllParameters());
        return parameters;
    }

    private static final class Siblings {
        private final Map<String, String> names = new HashMap<>();
        private final Set<String> letters = new HashSet<>();

        String name(Definition definition) {
            return names.computeIfAbsent(definition.getOutputName(), this::distinct);
        }

        private String distinct(String name) {
            String words = Identifiers.words(name);
            String distinct = words;
            for (int n = 2; !letters.add(letters(distinct)); n++) {
                distinct = words + "_" + n;
            }
            return distinct;
        }

        /** What tells names apart whose words are the same: jOOQ writes other signs by their code. */
        private static String letters(String name) {
            String letters = name.replaceAll("[_ .-]", "").toLowerCase(Locale.ROOT);
            return letters.isEmpty() ? name : letters;
        }
    }
}
