package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.ConstraintModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.error.Constraint;
import java.util.stream.Collectors;
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
        for (ConstraintModel constraint : table.model().constraints()) {
            type.addEnumConstant(
                    Identifiers.constant(constraint.name()),
                    TypeSpec.anonymousClassBuilder("$S", constraint.name())
                            .addJavadoc("$L\n", description(constraint))
                            .build());
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

    /** What a name such as {@code fk_rails_3e95061862} does not say. */
    private static String description(ConstraintModel constraint) {
        return constraint.kind()
                + (constraint.of().isEmpty()
                        ? ""
                        : constraint.of().stream().map(Text::code).collect(Collectors.joining(", ", ": ", "")))
                + (constraint.references().isEmpty() ? "" : " to " + Text.code(constraint.references()))
                + (constraint.partial() ? ", of some rows." : ".");
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
