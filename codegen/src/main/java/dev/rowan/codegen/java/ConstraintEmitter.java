package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.error.Constraint;
import javax.lang.model.element.Modifier;

/** The constraints of a table, to switch over: {@code UserConstraint}. */
final class ConstraintEmitter {
    private ConstraintEmitter() {}

    static TypeSpec type(NamedTable table) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(ClassName.get(table.packageName(), table.constraints()))
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(Constraint.class)
                .addJavadoc(
                        "Constraints and unique indexes of $L, without NOT NULL.\n",
                        Text.code(table.model().qualifiedName()));
        for (String name : table.model().constraints()) {
            type.addEnumConstant(
                    Identifiers.constant(name),
                    TypeSpec.anonymousClassBuilder("$S", name).build());
        }
        return type.addField(String.class, "constraintName", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "constraintName")
                        .addStatement("this.constraintName = constraintName")
                        .build())
                .addMethod(getter("constraintName", CodeBlock.of("constraintName")))
                .addMethod(getter("tableName", CodeBlock.of("$S", table.model().name())))
                .build();
    }

    private static MethodSpec getter(String name, CodeBlock expression) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return $L", expression)
                .build();
    }
}
