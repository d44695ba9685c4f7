package dev.rowan.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Java side of a column.
 *
 * @param type primitive where Java has one
 * @param columnType the expression for its runtime ColumnType
 * @param accessor what comes after {@code get} and {@code set} in JDBC, empty where the ColumnType does both
 * @param nullByGetter whether JDBC's getter gives null for null
 * @param constant where the ColumnType has to be made: the initializer of the row's constant for it, else empty
 * @param component of a generated record that is made of what the column has: how that is read and set, where no constant is needed
 */
record JavaType(
        TypeName type,
        CodeBlock columnType,
        String accessor,
        boolean nullByGetter,
        CodeBlock constant,
        Optional<JavaType> component) {
    private static final AnnotationSpec NULLABLE =
            AnnotationSpec.builder(Nullable.class).build();

    JavaType(TypeName type, CodeBlock columnType, String accessor, boolean nullByGetter, CodeBlock constant) {
        this(type, columnType, accessor, nullByGetter, constant, Optional.empty());
    }

    /** The same, with another expression for its ColumnType. */
    JavaType of(CodeBlock otherColumnType) {
        return new JavaType(type, otherColumnType, accessor, nullByGetter, constant, component);
    }

    /** As a parameter or component. */
    TypeName declared(boolean nullable) {
        TypeName elements =
                type instanceof ArrayTypeName array && !array.componentType().isPrimitive()
                        ? ArrayTypeName.of(array.componentType().annotated(NULLABLE))
                        : type;
        return nullable ? (isArray() ? elements : elements.box()).annotated(NULLABLE) : elements;
    }

    boolean isArray() {
        return type instanceof ArrayTypeName;
    }

    /** Reads the value from {@code rs}. */
    CodeBlock read(CodeBlock column, boolean nullable) {
        if (component.isPresent() && !nullable) {
            return CodeBlock.of("new $T($L)", type, component.get().read(column, false));
        }
        if (!accessor.isEmpty() && (!nullable || nullByGetter)) {
            return CodeBlock.of("rs.get$L($L)", accessor, column);
        }
        return CodeBlock.of("$L.$L(rs, $L)", columnType, nullable ? "getNullable" : "get", column);
    }

    /** Binds a value that is not null to a parameter of {@code s}. */
    CodeBlock bindAt(String parameter, String value) {
        if (component.isPresent()) {
            return component.get().bindAt(parameter, value + ".value()");
        }
        return accessor.isEmpty()
                ? CodeBlock.of("$L.set(s, $L, $N)", columnType, parameter, value)
                : CodeBlock.of("s.set$L($L, $N)", accessor, parameter, value);
    }
}
