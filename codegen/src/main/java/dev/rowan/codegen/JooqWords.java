package dev.rowan.codegen;

import dev.rowan.codegen.names.Identifiers;
import java.util.Optional;
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
    private final DistinctWords distinct = new DistinctWords();

    /** Empty where jOOQ's own name does. Keys and indexes keep theirs: nobody else names them. */
    Optional<String> of(Definition definition) {
        String name = switch (definition) {
            case TableDefinition table -> withoutUnderscores(table) + functionSuffix(table);
            case ColumnDefinition column -> distinct.of(column);
            case EnumDefinition e -> words(e);
            case DomainDefinition domain -> distinct.of(domain);
            case UDTDefinition udt -> distinct.of(udt);
            case AttributeDefinition attribute -> distinct.of(attribute);
            case EmbeddableColumnDefinition field -> words(field);
            case RoutineDefinition routine -> distinct.of(routine);
            case ParameterDefinition parameter -> distinct.of(parameter);
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
}
