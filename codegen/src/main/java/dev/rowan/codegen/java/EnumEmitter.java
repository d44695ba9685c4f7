package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.column.ColumnType;
import dev.rowan.column.ColumnTypes;
import dev.rowan.type.LiteralEnum;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** The values that a check allows: {@code CamType}. */
final class EnumEmitter {
    private EnumEmitter() {}

    static TypeSpec type(NamedTable table, ColumnModel column) {
        ClassName name = ClassName.get(
                table.packageName(), Objects.requireNonNull(table.enums().get(column)));
        TypeSpec.Builder type = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(LiteralEnum.class)
                .addJavadoc(
                        "The values that $L can have. A value that this enum does not know, which a newer\n"
                                + "release may have written, makes the reading statement fail.\n",
                        Text.code(table.model().qualifiedName() + "." + column.name()));
        for (String literal : column.allowedValues()) {
            type.addEnumConstant(
                    Identifiers.constant(literal),
                    TypeSpec.anonymousClassBuilder("$S", literal).build());
        }
        return type.addField(FieldSpec.builder(
                                ParameterizedTypeName.get(ClassName.get(ColumnType.class), name),
                                "TYPE",
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer("$T.enumeration(values(), $T::literal)", ColumnTypes.class, name)
                        .build())
                .addField(String.class, "literal", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "literal")
                        .addStatement("this.literal = literal")
                        .build())
                .addMethod(MethodSpec.methodBuilder("literal")
                        .addJavadoc("The value in SQL.\n")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return literal")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addJavadoc(
                                "The constant of a value in SQL.\n\n@throws IllegalArgumentException when there is none\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(name)
                        .addParameter(String.class, "literal")
                        .beginControlFlow("for ($T constant : values())", name)
                        .beginControlFlow("if (constant.literal.equals(literal))")
                        .addStatement("return constant")
                        .endControlFlow()
                        .endControlFlow()
                        .addStatement(
                                "throw new $T($S)",
                                IllegalArgumentException.class,
                                "not a value of " + name.simpleName())
                        .build())
                .build();
    }
}
