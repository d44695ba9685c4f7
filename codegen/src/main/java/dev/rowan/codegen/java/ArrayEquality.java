package dev.rowan.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.NamedTable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** What a record with arrays needs, for those of Java compare by identity: equality by value, and a short toString. */
final class ArrayEquality {
    private final NamedTable table;
    private final JavaTypes types;

    ArrayEquality(NamedTable table, JavaTypes types) {
        this.table = table;
        this.types = types;
    }

    /** None where the record has no array. */
    List<MethodSpec> methods() {
        return table.model().columns().stream().anyMatch(this::isArray)
                ? List.of(equalsMethod(), hashCodeMethod(), toStringMethod())
                : List.of();
    }

    private MethodSpec equalsMethod() {
        CodeBlock.Builder all = CodeBlock.builder().add("other instanceof $L that", table.row());
        for (ColumnModel column : table.model().columns()) {
            String name = table.member(column);
            all.add("\n&& $T.equals(this.$N, that.$N)", isArray(column) ? Arrays.class : Objects.class, name, name);
        }
        return method("equals", boolean.class)
                .addJavadoc("By value, arrays too.\n")
                .addParameter(
                        ClassName.get(Object.class)
                                .annotated(
                                        AnnotationSpec.builder(Nullable.class).build()),
                        "other")
                .addStatement("return $L", all.build())
                .build();
    }

    private MethodSpec hashCodeMethod() {
        CodeBlock.Builder body = CodeBlock.builder().addStatement("int hash = 0");
        for (ColumnModel column : table.model().columns()) {
            body.addStatement(
                    "hash = 31 * hash + $T.hashCode(this.$N)",
                    isArray(column) ? Arrays.class : Objects.class,
                    table.member(column));
        }
        return method("hashCode", int.class)
                .addCode(body.addStatement("return hash").build())
                .build();
    }

    private MethodSpec toStringMethod() {
        CodeBlock.Builder text = CodeBlock.builder();
        String before = table.row() + "[";
        for (ColumnModel column : table.model().columns()) {
            String name = table.member(column);
            text.add("$S + ", before + name + "=");
            if (isArray(column)) {
                text.add("(this.$N == null ? $S : this.$N.length + $S)\n+ ", name, "null", name, " elements");
            } else {
                text.add("this.$N\n+ ", name);
            }
            before = ", ";
        }
        return method("toString", String.class)
                .addJavadoc("Of an array, its length only.\n")
                .addStatement("return $L$S", text.build(), "]")
                .build();
    }

    private static MethodSpec.Builder method(String name, Class<?> returned) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }

    private boolean isArray(ColumnModel column) {
        return types.of(table, column).isArray();
    }
}
