package dev.rowan.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.runtime.TextBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Converter;
import org.jooq.meta.jaxb.ForcedType;

/** Tells jOOQ the types that rows have, so that conditions and rows agree. */
final class ForcedTypes {
    private ForcedTypes() {}

    /** As Instant; empty when no column is one, for jOOQ complains of a forced type that nothing uses. */
    static Optional<ForcedType> timestamptz(List<TableModel> tables, UserForcedTypes userTypes) {
        return tables.stream()
                        .flatMap(t -> t.columns().stream().filter(c -> !userTypes.contains(t, c)))
                        .anyMatch(c -> c.declaredType().endsWith("with time zone")
                                && c.type().name().equals("timestamptz"))
                ? Optional.of(new ForcedType()
                        .withName("INSTANT")
                        .withIncludeTypes("(?i:timestamptz|timestamp(\\(\\d\\))? with time zone)"))
                : Optional.empty();
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
                                                    "new $T<>($S, $L)",
                                                    TextBinding.class,
                                                    column.type().sqlName(),
                                                    text.textType())
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

    private static String only(TableModel table, ColumnModel column) {
        return "(?-x:" + Pattern.quote(table.schema() + "." + table.name() + "." + column.name()) + ")";
    }
}
