package dev.rowan.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.runtime.TextBinding;
import dev.rowan.runtime.TimeBinding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Converter;
import org.jooq.meta.jaxb.ForcedType;

/** Tells jOOQ the types that rows have, so that conditions and rows agree. */
final class ForcedTypes {
    private static final SortedMap<String, Class<?>> TIMES = new TreeMap<>(
            Map.of("date", LocalDate.class, "timestamp", LocalDateTime.class, "timestamptz", Instant.class));

    private ForcedTypes() {}

    /** By the binding of rows. */
    static List<ForcedType> times(List<TableModel> tables, UserForcedTypes userTypes) {
        List<ForcedType> forced = new ArrayList<>();
        TIMES.forEach((type, javaType) -> {
            String columns = tables.stream()
                    .flatMap(t -> t.columns().stream()
                            .filter(c -> c.type().builtIn()
                                    && c.type().name().equals(type)
                                    && !c.type().asText()
                                    && !userTypes.contains(t, c))
                            .map(c -> only(t, c)))
                    .collect(Collectors.joining("|"));
            if (!columns.isEmpty()) { // jOOQ complains of a forced type that nothing uses
                forced.add(new ForcedType()
                        .withUserType(javaType.getName())
                        .withBinding(TimeBinding.class.getName() + "." + type + "()")
                        .withIncludeExpression(columns));
            }
        });
        return forced;
    }

    /** Those that go through SQL as {@code ?::type}; of jOOQ's intervals only {@code ?::interval} is exact. */
    static List<ForcedType> text(List<TableModel> tables, JavaTypes types, UserForcedTypes userTypes) {
        List<ForcedType> forced = new ArrayList<>();
        for (TableModel table : tables) {
            for (ColumnModel column : table.columns()) {
                if ((column.type().goesAsText()
                                || column.type().isCitext()
                                || column.type().isInterval()
                                || column.isDomainOverEnum())
                        && !userTypes.contains(table, column)) {
                    types.asText(column.type())
                            .ifPresent(text -> forced.add(new ForcedType()
                                    .withUserType(text.type().toString())
                                    .withBinding(CodeBlock.of(
                                                    "new $T<>($S, $L$L)",
                                                    TextBinding.class,
                                                    column.type().sqlName(),
                                                    text.textType(),
                                                    operators(column.type()))
                                            .toString())
                                    .withIncludeExpression(only(table, column))));
                }
            }
        }
        return forced;
    }

    /** A column whose values a check lists, as its enum. */
    static ForcedType checkedText(TableModel table, ColumnModel column, String enumClass) {
        return new ForcedType()
                .withUserType(enumClass)
                .withConverter("%s.ofNullable(%s.class, %s.class, %s::of, %s::literal)"
                        .formatted(Converter.class.getName(), String.class.getName(), enumClass, enumClass, enumClass))
                .withIncludeExpression(only(table, column));
    }

    private static CodeBlock operators(TypeModel type) {
        return type.isOfExtension() ? CodeBlock.of(", $S", type.quotedSchema()) : CodeBlock.of("");
    }

    private static String only(TableModel table, ColumnModel column) {
        return "(?-x:" + Pattern.quote(table.schema() + "." + table.name() + "." + column.name()) + ")";
    }
}
