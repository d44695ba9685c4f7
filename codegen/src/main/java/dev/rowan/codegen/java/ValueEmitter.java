package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.java.ArrayEquality.Component;
import dev.rowan.codegen.names.ValueType;
import dev.rowan.type.SingleValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** A record of one value: {@code UserId}. */
final class ValueEmitter {
    private final ValueType value;
    private final ClassName name;
    private final JavaType component;

    ValueEmitter(ValueType value, JavaTypes types) {
        this.value = value;
        this.name = ValueJavaTypes.name(value);
        this.component = types.of(value.type(), CodeBlock.of(""));
    }

    TypeSpec type() {
        TypeName declared = component.declared(false);
        TypeSpec.Builder type = TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(SingleValue.class)
                .addJavadoc("$L\n", description())
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(ParameterSpec.builder(declared, ValueType.COMPONENT)
                                .addJavadoc(
                                        "$L$L\n",
                                        sqlType(),
                                        declared.isPrimitive() ? "" : ", not null; the server checks the rest")
                                .build())
                        .build());
        if (!declared.isPrimitive()) {
            type.addMethod(MethodSpec.compactConstructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addStatement("$T.requireNonNull(value, $S)", Objects.class, "value is null")
                    .build());
        }
        value.constants()
                .forEach(constant -> type.addField(
                        FieldSpec.builder(name, constant.name(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                                .addJavadoc("$L\n", Text.code(constant.literal()))
                                .initializer("new $T($L)", name, literal(constant.literal()))
                                .build()));
        if (!value.constants().isEmpty()) {
            type.addMethod(known()).addMethod(isKnown());
        }
        return type.addMethod(MethodSpec.methodBuilder("of")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addJavadoc("The same, for frameworks that look for it.\n")
                        .addParameter(declared, ValueType.COMPONENT)
                        .returns(name)
                        .addStatement("return new $T(value)", name)
                        .build())
                .addMethods(equality())
                .addMethod(text(declared))
                .build();
    }

    private String description() {
        return switch (value.kind()) {
            case ID ->
                "The primary key of " + Text.code(value.of()) + "."
                        + (value.constants().isEmpty()
                                ? ""
                                : " The constants are what the migrations store; any other value is as good.");
            case DOMAIN ->
                "A value of the domain " + Text.code(value.of())
                        + ", whose checks are the server's: a record that breaks one can be made, and not stored.";
        };
    }

    private CodeBlock literal(String literal) {
        return switch (component.type().toString()) {
            case "short" -> CodeBlock.of("(short) $L", literal);
            case "int" -> CodeBlock.of("$L", literal);
            case "long" -> CodeBlock.of("$LL", literal);
            default -> CodeBlock.of("$S", literal);
        };
    }

    private MethodSpec known() {
        return MethodSpec.methodBuilder("known")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("Those that the migrations store, in the order of the key; a database can have others.\n")
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), name))
                .addStatement(
                        "return $T.of(\n$L)",
                        List.class,
                        Text.lines(value.constants().stream()
                                .map(c -> CodeBlock.of("$N", c.name()))
                                .toList()))
                .build();
    }

    private MethodSpec isKnown() {
        return MethodSpec.methodBuilder("isKnown")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Whether it is one of the constants.\n")
                .returns(boolean.class)
                .addStatement("return known().contains(this)")
                .build();
    }

    private String sqlType() {
        return Text.code(
                value.type().isArray()
                        ? value.type().element().orElseThrow().name() + "[]"
                        : value.type().name());
    }

    /** As SQL compares: a decimal whatever its scale, an array by its elements. */
    private List<MethodSpec> equality() {
        if (component.isArray()) {
            return new ArrayEquality(name.simpleName(), List.of(new Component(ValueType.COMPONENT, component.type())))
                    .methods().stream()
                            .filter(m -> !m.name().equals("toString"))
                            .toList();
        }
        if (!component.type().equals(TypeName.get(BigDecimal.class))) {
            return List.of();
        }
        return List.of(
                overriding("equals", boolean.class)
                        .addJavadoc("Whatever the scales.\n")
                        .addParameter(ParameterSpec.builder(ArrayEquality.OTHER, "other")
                                .build())
                        .addStatement("return other instanceof $T that && value.compareTo(that.value) == 0", name)
                        .build(),
                overriding("hashCode", int.class)
                        .addStatement("return value.stripTrailingZeros().hashCode()")
                        .build());
    }

    private MethodSpec text(TypeName declared) {
        MethodSpec.Builder text = overriding("toString", String.class);
        if (component.isArray()) {
            return text.addJavadoc("Of an array, its length only.\n")
                    .addStatement("return value.length + $S", " elements")
                    .build();
        }
        text.addJavadoc("The bare value.\n");
        return declared.equals(TypeName.get(String.class))
                ? text.addStatement("return value").build()
                : text.addStatement("return $T.valueOf(value)", String.class).build();
    }

    private static MethodSpec.Builder overriding(String method, Class<?> returned) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }
}
