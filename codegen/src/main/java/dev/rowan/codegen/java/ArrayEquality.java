package dev.rowan.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** What a record with arrays needs, for those of Java compare by identity: equality by value, and a short toString. */
final class ArrayEquality {
    /** What equals takes. */
    static final TypeName OTHER = ClassName.get(Object.class)
            .annotated(AnnotationSpec.builder(Nullable.class).build());

    private final String record;
    private final List<Component> components;

    /** A component. */
    record Component(String name, TypeName type) {
        boolean isArray() {
            return type instanceof ArrayTypeName;
        }

        /** Of bytea[], whose elements are arrays too. */
        boolean isNested() {
            return type instanceof ArrayTypeName array && array.componentType() instanceof ArrayTypeName;
        }
    }

    ArrayEquality(String record, List<Component> components) {
        this.record = record;
        this.components = components;
    }

    /** None where the record has no array. */
    List<MethodSpec> methods() {
        return components.stream().anyMatch(Component::isArray)
                ? List.of(equalsMethod(), hashCodeMethod(), toStringMethod())
                : List.of();
    }

    private MethodSpec equalsMethod() {
        CodeBlock.Builder all = CodeBlock.builder().add("other instanceof $L that", record);
        for (Component component : components) {
            all.add(
                    "\n&& $T.$L(this.$N, that.$N)",
                    component.isArray() ? Arrays.class : Objects.class,
                    component.isNested() ? "deepEquals" : "equals",
                    component.name(),
                    component.name());
        }
        return method("equals", boolean.class)
                .addJavadoc("By value, arrays too.\n")
                .addParameter(OTHER, "other")
                .addStatement("return $L", all.build())
                .build();
    }

    private MethodSpec hashCodeMethod() {
        CodeBlock.Builder body = CodeBlock.builder().addStatement("int hash = 0");
        for (Component component : components) {
            body.addStatement(
                    "hash = 31 * hash + $T.$L(this.$N)",
                    component.isArray() ? Arrays.class : Objects.class,
                    component.isNested() ? "deepHashCode" : "hashCode",
                    component.name());
        }
        return method("hashCode", int.class)
                .addCode(body.addStatement("return hash").build())
                .build();
    }

    private MethodSpec toStringMethod() {
        CodeBlock.Builder text = CodeBlock.builder();
        String before = record + "[";
        for (Component component : components) {
            String name = component.name();
            text.add("$S + ", before + name + "=");
            if (component.isArray()) {
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
}
