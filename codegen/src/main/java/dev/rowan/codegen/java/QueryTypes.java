package dev.rowan.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.java.JavaTypes.AsText;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedQuery.Row;
import dev.rowan.codegen.names.QueryPart;
import dev.rowan.codegen.queries.QueryColumn;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.column.ColumnType;
import dev.rowan.column.ColumnTypes;
import dev.rowan.column.TextType;
import dev.rowan.session.Nesting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The Java types of one class's queries, and the constants that this class has for them. */
final class QueryTypes {
    /** So many can be told apart at a call without their names. */
    private static final int MOST_POSITIONS = 3;

    private final JavaTypes types;
    private final ClassName holder;
    private final List<FieldSpec> constants = new ArrayList<>();

    QueryTypes(JavaTypes types, ClassName holder) {
        this.types = types;
        this.holder = holder;
    }

    /** Made so far. */
    List<FieldSpec> constants() {
        return constants;
    }

    /**
     * Whether the parameters are given by name: where some are optional, where there are many, and where two of one type could be
     * swapped without the compiler noticing, by a caller or by who edits the file.
     */
    static boolean areNamed(NamedQuery query, JavaTypes types) {
        List<QueryParameter> parameters = query.model().parameters();
        Set<TypeName> seen = new HashSet<>();
        return !query.model().blocks().isEmpty()
                || parameters.size() > MOST_POSITIONS
                || !parameters.stream()
                        .allMatch(p -> seen.add(
                                declared(types, query, p).withoutAnnotations().box()));
    }

    /** As a parameter of a method. */
    static TypeName declared(JavaTypes types, NamedQuery query, QueryParameter parameter) {
        if (parameter.isList()) {
            return ParameterizedTypeName.get(
                    ClassName.get(Collection.class), ClassName.get(query.packageName(), query.element(parameter)));
        }
        if (parameter.collection()) {
            TypeName collection = ParameterizedTypeName.get(
                    ClassName.get(Collection.class),
                    element(types, query, parameter).type());
            return parameter.nullable()
                    ? collection.annotated(
                            AnnotationSpec.builder(Nullable.class).build())
                    : collection;
        }
        return query.origin(parameter)
                .map(o -> types.of(o.table(), o.column()))
                .orElseGet(() -> types.of(parameter.type(), CodeBlock.of("")))
                .declared(parameter.nullable());
    }

    /** Of a list's record. */
    static TypeName component(JavaTypes types, NamedQuery query, QueryParameter component) {
        TypeName type = element(types, query, component).type();
        return component.nullable()
                ? type.annotated(AnnotationSpec.builder(Nullable.class).build())
                : type.isBoxedPrimitive() ? type.unbox() : type;
    }

    private static AsText element(JavaTypes types, NamedQuery query, QueryParameter parameter) {
        return query.origin(parameter)
                .flatMap(o -> types.element(o.table(), o.column()))
                .or(() -> types.element(parameter))
                .orElseThrow();
    }

    /** Sets a parameter of {@code s}. */
    CodeBlock bind(NamedQuery query, QueryParameter parameter, String place, CodeBlock value) {
        String name = query.member(parameter);
        String constant = query.constant() + "_" + Identifiers.constant(parameter.name()) + "_TYPE";
        Optional<QueryParameter> list = query.listOf(parameter);
        if (parameter.collection() || list.isPresent()) {
            AsText element = element(types, query, parameter);
            CodeBlock type = element.textType();
            if (type.toString().endsWith(")")) {
                type = constant(
                        constant, ParameterizedTypeName.get(ClassName.get(TextType.class), element.type()), type);
            }
            if (list.isPresent()) {
                return CodeBlock.of(
                        "$L(s, $L, $L, $L, $T::$N, $S, $S)",
                        parameter.nullable() ? "setEachNullable" : "setEach",
                        place,
                        type,
                        value,
                        ClassName.get(query.packageName(), query.element(list.get())),
                        name,
                        query.member(list.get()),
                        name);
            }
            String set = parameter.nullable() ? "setAllNullable" : "setAll";
            return CodeBlock.of("$L(s, $L, $L, $L, $S)", set, place, type, value, name);
        }
        JavaType type =
                query.origin(parameter).map(o -> of(o, constant)).orElseGet(() -> of(parameter.type(), constant));
        if (parameter.nullable()) {
            return CodeBlock.of("setNullable(s, $L, $L, $L, $S)", place, type.columnType(), value, name);
        }
        return type.type().isPrimitive() && !type.accessor().isEmpty()
                ? CodeBlock.of("s.set$L($L, $L)", type.accessor(), place, value)
                : CodeBlock.of("set(s, $L, $L, $L, $S)", place, type.columnType(), value, name);
    }

    JavaType of(QueryPart.Value value, String name) {
        String constant = Identifiers.constantOf(name) + "_TYPE";
        return value.origin()
                .map(o -> of(o, constant))
                .orElseGet(() -> of(value.column().type(), constant));
    }

    private JavaType of(TypeModel type, String constant) {
        return made(types.of(type, CodeBlock.of("$T.$L", holder, constant)), constant);
    }

    private JavaType of(QueryPart.TableColumn origin, String constant) {
        JavaType type = types.of(origin.table(), origin.column());
        if (origin.table().packageName().equals(holder.packageName())) {
            return type;
        }
        return made(isOwnEnum(origin) ? enumElsewhere(type) : type, constant);
    }

    private static boolean isOwnEnum(QueryPart.TableColumn origin) {
        return origin.table().enums().containsKey(origin.column())
                && !origin.table().userTypes().containsKey(origin.column());
    }

    /** Its own constant is that of its package. */
    private static JavaType enumElsewhere(JavaType type) {
        return new JavaType(
                type.type(),
                type.columnType(),
                "",
                true,
                CodeBlock.of("$T.enumeration($T.values(), $T::literal)", ColumnTypes.class, type.type(), type.type()));
    }

    /** With a constant of the holder where the type has to be made. */
    private JavaType made(JavaType type, String constant) {
        return type.constant().isEmpty()
                ? type
                : type.of(constant(
                        constant,
                        ParameterizedTypeName.get(
                                ClassName.get(ColumnType.class),
                                type.declared(false).box()),
                        type.constant()));
    }

    private CodeBlock constant(String name, TypeName type, CodeBlock initializer) {
        if (constants.stream().noneMatch(c -> c.name().equals(name))) {
            constants.add(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer(initializer)
                    .build());
        }
        return CodeBlock.of("$N", name);
    }

    /** What a row of the query is; a value that is not boxed stays so. */
    TypeName row(NamedQuery query) {
        return switch (query.row()) {
            case Row.OfTable table ->
                ClassName.get(table.table().packageName(), table.table().row());
            case Row.Own own -> ClassName.get(query.packageName(), own.name());
            case Row.Single single -> declared(single.value(), query.constant());
            case Row.None none -> throw new IllegalStateException(none + " is read");
        };
    }

    /** Reads a value from {@code rs}. */
    CodeBlock read(QueryPart.Value value, String name) {
        JavaType type = of(value, name);
        return value.checked()
                ? CodeBlock.of("$L.get(rs, $L)", type.columnType(), place(value.index()))
                : type.read(place(value.index()), value.nullable());
    }

    /** Whether a column is null in the current row. */
    CodeBlock isNull(QueryPart.Value value) {
        return CodeBlock.of(
                "$L.getNullable(rs, $L) == null",
                of(value, "presence" + value.index()).columnType(),
                place(value.index()));
    }

    /** An empty list, where {@code presence} is null; what else is in the nest, but from another row, is looked at. */
    CodeBlock none(QueryPart.Many many, QueryPart.Value presence) {
        List<CodeBlock> others = new ArrayList<>();
        for (QueryPart part : many.elements()) {
            if (part instanceof QueryPart.Value value
                    && value.index() != presence.index()
                    && !isOfRow(value, presence)) {
                others.add(place(value.index()));
            } else if (part instanceof QueryPart.Whole whole && !whole.held()) {
                IntStream.range(0, whole.table().model().columns().size())
                        .forEach(i -> others.add(place(whole.index() + i)));
            }
        }
        return others.isEmpty()
                ? CodeBlock.of("$T.of()", List.class)
                : CodeBlock.of("$T.none(rs, $S, $L)", Nesting.class, many.member(), CodeBlock.join(others, ", "));
    }

    private static boolean isOfRow(QueryPart.Value value, QueryPart.Value other) {
        Optional<Integer> entry = value.column().origin().map(QueryColumn.Source::entry);
        return entry.isPresent() && entry.equals(other.column().origin().map(QueryColumn.Source::entry));
    }

    /** The row of a table. */
    CodeBlock read(QueryPart.Whole whole) {
        ClassName row = ClassName.get(whole.table().packageName(), whole.table().row());
        String read = !whole.held()
                ? "$T.ROW.readReturned(rs, $L)"
                : row.packageName().equals(holder.packageName()) ? "$T.read(rs, $L)" : "$T.ROW.read(rs, $L)";
        return CodeBlock.of(read, row, place(whole.index()));
    }

    /** The row of a table, or null where there is none. */
    CodeBlock readOrNull(QueryPart.Whole whole) {
        return whole.held()
                ? CodeBlock.of("$L ? null : $L", isNull(whole.presence()), read(whole))
                : CodeBlock.of(
                        "$T.ROW.readReturnedOrNull(rs, $L)",
                        ClassName.get(whole.table().packageName(), whole.table().row()),
                        place(whole.index()));
    }

    private static CodeBlock place(int index) {
        return index == 0 ? CodeBlock.of("c") : CodeBlock.of("c + $L", index);
    }

    /** As a component. */
    TypeName declared(QueryPart.Value value, String name) {
        return of(value, name).declared(value.nullable());
    }
}
