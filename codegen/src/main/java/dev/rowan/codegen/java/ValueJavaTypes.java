package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.java.JavaTypes.AsText;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.ValueType;
import dev.rowan.column.RecordType;
import dev.rowan.column.UserTypes;
import java.util.Optional;

/** The Java types of columns whose values are each in a generated record: {@code UserId}. */
final class ValueJavaTypes {
    private final JavaTypes types;

    ValueJavaTypes(JavaTypes types) {
        this.types = types;
    }

    static ClassName name(ValueType value) {
        return ClassName.get(value.packageName(), value.name());
    }

    /** With a constant of the row. */
    JavaType of(NamedTable table, ColumnModel column, ValueType value) {
        CodeBlock constant =
                CodeBlock.of("$T.$L", ClassName.get(table.packageName(), table.row()), table.typeConstant(column));
        JavaType own = types.own(table, column);
        TypeName component = types.of(value.type(), CodeBlock.of("")).type();
        boolean same = own.type().equals(component);
        CodeBlock base = types.base(table, column);
        return new JavaType(
                name(value),
                constant,
                "",
                true,
                made(value, component, same ? base : number(base, own.type(), component)),
                Optional.of(own).filter(o -> same && o.constant().isEmpty()));
    }

    /** Of a domain's values; {@code constant} is where the ColumnType stands. */
    JavaType of(ValueType value, TypeModel below, CodeBlock constant) {
        JavaType own = types.of(below, CodeBlock.of(""));
        return new JavaType(
                name(value),
                constant,
                "",
                true,
                made(value, own.type(), own.constant().isEmpty() ? types.writing(below, own) : own.constant()),
                Optional.of(own).filter(o -> o.constant().isEmpty()));
    }

    /** The expression for a ColumnType. */
    private static CodeBlock made(ValueType value, TypeName component, CodeBlock base) {
        String factory = component.equals(TypeName.INT) ? "ofInt" : component.equals(TypeName.LONG) ? "ofLong" : "of";
        ClassName name = name(value);
        return CodeBlock.of(
                "$T.$L($L, $T::new, $T::$L)", RecordType.class, factory, base, name, name, ValueType.COMPONENT);
    }

    private static CodeBlock number(CodeBlock base, TypeName stored, TypeName component) {
        return CodeBlock.of("$T.number($L, $T.class, $T.class)", UserTypes.class, base, stored.box(), component.box());
    }

    /** As text. */
    Optional<AsText> asText(ValueType value) {
        ClassName name = name(value);
        return types.asText(value.type())
                .map(text -> new AsText(
                        name,
                        CodeBlock.of(
                                "$T.text($L, $T.class, $T::new, $T::$L)",
                                RecordType.class,
                                text.textType(),
                                name,
                                name,
                                name,
                                ValueType.COMPONENT)));
    }
}
