package dev.rowan.codegen.java;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** The class by which a jar tells how it was generated: {@code EngineCamBuild}. */
final class BuildEmitter {
    private BuildEmitter() {}

    static TypeSpec type(String name, String configuration, String history) {
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "How this package was generated: a build of queries over its jar reads it, and who opens a database.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(method("configuration", configuration).build())
                .addMethod(method("history", history)
                        .addJavadoc("The migrations that had run: version, checksum, description.\n")
                        .build())
                .build();
    }

    private static MethodSpec.Builder method(String name, String text) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.STATIC)
                .returns(String.class)
                .addStatement("return $L", Text.block(text));
    }
}
