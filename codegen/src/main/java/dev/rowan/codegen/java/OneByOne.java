package dev.rowan.codegen.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.rowan.Several;
import java.util.Collection;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The other form of a setter of an array or a collection, which takes the elements: {@code tags("a", "b")}. Its first element
 * stands alone, so that {@code tags(null)} means the array. None for elements of generic types, of which Java has no arrays.
 */
final class OneByOne {
    private OneByOne() {}

    static Optional<MethodSpec> of(MethodSpec setter) {
        if (setter.parameters().size() != 1) {
            return Optional.empty();
        }
        ParameterSpec parameter = setter.parameters().getFirst();
        return switch (parameter.type()) {
            case ArrayTypeName array
            when array.componentType() instanceof ClassName element ->
                Optional.of(of(setter, parameter.name(), element, "array"));
            case ParameterizedTypeName collection
            when collection.rawType().equals(ClassName.get(Collection.class))
                    && collection.typeArguments().getFirst() instanceof ClassName element ->
                Optional.of(of(setter, parameter.name(), element, "list"));
            default -> Optional.empty();
        };
    }

    private static MethodSpec of(MethodSpec setter, String name, TypeName element, String made) {
        return MethodSpec.methodBuilder(setter.name())
                .addModifiers(setter.modifiers().stream()
                        .map(m -> m == Modifier.ABSTRACT ? Modifier.DEFAULT : m)
                        .toList())
                .addJavadoc("Sets it to these elements.\n")
                .returns(setter.returnType())
                .addParameter(element, name)
                .addParameter(ArrayTypeName.of(element), "more")
                .varargs()
                .addStatement("return $N($T.$L($N, more))", setter.name(), Several.class, made, name)
                .build();
    }
}
