package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The class by which a jar tells how it was generated: {@code EngineCamBuild}. */
final class BuildEmitter {
    /** Characters of a constant: a class file takes 65,535 bytes of one, of which a character needs three at most. */
    private static final int MOST_IN_A_CONSTANT = 20_000;

    private BuildEmitter() {}

    static TypeSpec type(String name, String text) {
        List<CodeBlock> parts = new ArrayList<>();
        for (String part : parts(text)) {
            parts.add(Text.block(part));
        }
        CodeBlock whole = parts.size() == 1
                ? parts.getFirst()
                : CodeBlock.of("$T.join($S, $L)", ClassName.get(String.class), "", CodeBlock.join(parts, ", "));
        return TypeSpec.classBuilder(name)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("How this package was generated: a build of queries over its jar reads it.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("configuration")
                        .addModifiers(Modifier.STATIC)
                        .returns(String.class)
                        .addStatement("return $L", whole)
                        .build())
                .build();
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(at + MOST_IN_A_CONSTANT, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            parts.add(text.substring(at, end));
            at = end;
        }
        return parts;
    }
}
