package dev.rowan.codegen;

import dev.rowan.codegen.names.Identifiers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.meta.AttributeDefinition;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.EmbeddableColumnDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.ParameterDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;

/** The words of a name that jOOQ would take for one: {@code created_At} of the column {@code "createdAt"}. */
final class JooqWords {
    private final IdentityHashMap<TableDefinition, Map<String, String>> columns = new IdentityHashMap<>();

    /** Empty where jOOQ's own name does. Keys and indexes keep theirs: nobody else names them. */
    Optional<String> of(Definition definition) {
        String name = switch (definition) {
            case TableDefinition table -> withoutUnderscores(table) + functionSuffix(table);
            case ColumnDefinition column -> distinct(column);
            case EnumDefinition e -> words(e);
            case DomainDefinition domain -> words(domain);
            case UDTDefinition udt -> words(udt);
            case AttributeDefinition attribute -> words(attribute);
            case EmbeddableColumnDefinition field -> words(field);
            case RoutineDefinition routine -> words(routine);
            case ParameterDefinition parameter -> words(parameter);
            default -> definition.getOutputName();
        };
        return name.equals(definition.getOutputName()) ? Optional.empty() : Optional.of(name);
    }

    private static String words(Definition definition) {
        return Identifiers.words(definition.getOutputName());
    }

    /** What tells a function from another, or from a table, of its name. */
    private static String functionSuffix(TableDefinition table) {
        String suffix = table.getDatabase() instanceof MigratedDatabase database
                ? database.functionNames().suffix(table)
                : "";
        return suffix.isEmpty() ? "" : "_" + suffix;
    }

    /** {@code Link_To_Tag} of {@code "_LinkToTag"}, if no table is called so without the underscore. */
    private static String withoutUnderscores(TableDefinition table) {
        String words = words(table);
        String plain = words.replaceFirst("^_+(?=\\p{L})", "");
        return plain.equals(words)
                        || table.getDatabase().getTables(table.getSchema()).stream()
                                .anyMatch(t -> words(t).equalsIgnoreCase(plain))
                ? words
                : plain;
    }

    /** {@code created_At_2} where a column before it in the table is called {@code created_at}. */
    private String distinct(ColumnDefinition column) {
        TableDefinition table = column.getContainer();
        return columns.computeIfAbsent(table, JooqWords::columns).getOrDefault(column.getOutputName(), words(column));
    }

    private static Map<String, String> columns(TableDefinition table) {
        Map<String, String> names = new HashMap<>();
        Set<String> letters = new HashSet<>();
        for (ColumnDefinition column : table.getColumns()) {
            String words = words(column);
            String name = words;
            for (int n = 2; !letters.add(letters(name)); n++) {
                name = words + "_" + n;
            }
            names.put(column.getOutputName(), name);
        }
        return names;
    }

    /** What tells names apart whose words are the same: jOOQ writes other signs by their code. */
    private static String letters(String name) {
        String letters = name.replaceAll("[_ .-]", "").toLowerCase(Locale.ROOT);
        return letters.isEmpty() ? name : letters;
    }
}
