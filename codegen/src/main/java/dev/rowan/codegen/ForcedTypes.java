package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TableModel;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Converter;
import org.jooq.meta.jaxb.ForcedType;

/** Tells jOOQ the types that rows have, so that conditions and rows agree. */
final class ForcedTypes {
    private ForcedTypes() {}

    /** As Instant; empty when no column is one, for jOOQ complains of a forced type that nothing uses. */
    static Optional<ForcedType> timestamptz(List<TableModel> tables) {
        return tables.stream()
                        .flatMap(t -> t.columns().stream())
                        .anyMatch(c -> c.declaredType().endsWith("with time zone")
                                && c.type().name().equals("timestamptz"))
                ? Optional.of(new ForcedType()
                        .withName("INSTANT")
                        .withIncludeTypes("(?i:timestamptz|timestamp(\\(\\d\\))? with time zone)"))
                : Optional.empty();
    }

    /** A column whose values a check lists, as its enum. */
    static ForcedType checkedText(TableModel table, ColumnModel column, String enumClass) {
        return new ForcedType()
                .withUserType(enumClass)
                .withConverter("%s.ofNullable(%s.class, %s.class, %s::of, %s::literal)"
                        .formatted(Converter.class.getName(), String.class.getName(), enumClass, enumClass, enumClass))
                .withIncludeExpression(
                        "(?-x:" + Pattern.quote(table.schema() + "." + table.name() + "." + column.name()) + ")");
    }
}
