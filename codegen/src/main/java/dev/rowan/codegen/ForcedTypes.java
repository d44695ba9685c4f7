package dev.rowan.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.java.JavaTypes;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.ValueType;
import dev.rowan.column.NumberType;
import dev.rowan.column.TextBinding;
import dev.rowan.column.TimeBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.Converter;
import org.jooq.meta.jaxb.ForcedType;

/** Tells jOOQ the types that rows have, so that conditions and rows agree. */
final class ForcedTypes {
    private ForcedTypes() {}

    /** Of a table: times by the binding of rows, what goes through SQL as {@code ?::type}, and the enums of checks. */
    static List<ForcedType> of(NamedTable named, JavaTypes types, UserForcedTypes userTypes) {
        List<ForcedType> forced = new ArrayList<>();
        TableModel table = named.model();
        for (ColumnModel column : table.columns()) {
            if (!userTypes.contains(table, column)) {
                types.value(named, column)
                        .map(value -> Stream.of(value(named, column, value, types)))
                        .orElseGet(() -> Stream.concat(text(column, types).stream(), time(column).stream()))
                        .forEach(type -> forced.add(type.withIncludeExpression(only(table, column))));
            }
        }
        named.enums()
                .forEach((column, name) -> forced.add(
                        checkedText(named.packageName() + "." + name).withIncludeExpression(only(table, column))));
        return forced;
    }

    /** A record of one value: by a converter of what jOOQ has by itself, or by the binding that it has without the record. */
    private static ForcedType value(NamedTable named, ColumnModel column, ValueType value, JavaTypes types) {
        TypeModel type = column.type();
        String name = value.qualifiedName();
        var forced = new ForcedType().withUserType(name);
        if (isText(column)) {
            return forced.withBinding(CodeBlock.of(
                            "new $T<>($S, $L$L)",
                            TextBinding.class,
                            type.sqlName(),
                            types.element(named, column).orElseThrow().textType(),
                            operators(type))
                    .toString());
        }
        if (type.known().filter(KnownType::isRebound).isPresent()) {
            return forced.withBinding("%s.record(%s, %s.class, %s::new, %s::%s)"
                    .formatted(TimeBinding.class.getName(), times(type), name, name, name, ValueType.COMPONENT));
        }
        TypeName stored = types.plain(type);
        TypeName component = types.plain(value.type());
        if (stored.equals(component)) {
            return forced.withConverter("%s.ofNullable(%s.class, %s.class, %s::new, %s::%s)"
                    .formatted(Converter.class.getName(), stored, name, name, name, ValueType.COMPONENT));
        }
        String exactly = NumberType.class.getName() + ".exactly";
        return forced.withConverter(
                "%s.ofNullable(%s.class, %s.class, v -> new %s(%s(v, %s.class)), v -> %s(v.%s(), %s.class))"
                        .formatted(
                                Converter.class.getName(),
                                stored,
                                name,
                                name,
                                exactly,
                                component,
                                exactly,
                                ValueType.COMPONENT,
                                stored));
    }

    private static String times(TypeModel type) {
        return TimeBinding.class.getName() + "." + type.name() + "()";
    }

    private static boolean isText(ColumnModel column) {
        return column.type().goesAsText()
                || column.type().is(KnownType.CITEXT, KnownType.INTERVAL)
                || column.isDomainOverEnum();
    }

    private static Optional<ForcedType> time(ColumnModel column) {
        return column.type()
                .known()
                .filter(known -> known.isRebound() && !column.type().asText())
                .map(known -> new ForcedType()
                        .withUserType(known.javaType().getName())
                        .withBinding(times(column.type())));
    }

    /** Of jOOQ's intervals only {@code ?::interval} is exact. */
    private static Optional<ForcedType> text(ColumnModel column, JavaTypes types) {
        return isText(column)
                ? types.asText(column.type())
                        .map(text -> new ForcedType()
                                .withUserType(text.type().toString())
                                .withBinding(CodeBlock.of(
                                                "new $T<>($S, $L$L)",
                                                TextBinding.class,
                                                column.type().sqlName(),
                                                text.textType(),
                                                operators(column.type()))
                                        .toString()))
                : Optional.empty();
    }

    private static ForcedType checkedText(String enumClass) {
        return new ForcedType()
                .withUserType(enumClass)
                .withConverter("%s.ofNullable(%s.class, %s.class, %s::of, %s::literal)"
                        .formatted(Converter.class.getName(), String.class.getName(), enumClass, enumClass, enumClass));
    }

    private static CodeBlock operators(TypeModel type) {
        return type.isOfExtension() ? CodeBlock.of(", $S", type.quotedSchema()) : CodeBlock.of("");
    }

    private static String only(TableModel table, ColumnModel column) {
        return "(?-x:" + Pattern.quote(table.schema() + "." + table.name() + "." + column.name()) + ")";
    }
}
