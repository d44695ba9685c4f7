package dev.rowan.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.queries.QueryParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query by name: {@code CamSearchParameters}. Those that every call gives come one by one, each by an
 * interface of its own, so that leaving one out does not compile; then the optional blocks.
 */
final class ParametersEmitter {
    private final NamedQuery query;
    private final JavaTypes types;
    private final ClassName name;
    private final List<QueryParameter> required;

    private ParametersEmitter(NamedQuery query, JavaTypes types) {
        this.query = query;
        this.types = types;
        this.name = ClassName.get(query.packageName(), query.parameters());
        this.required = query.required();
    }

    static TypeSpec type(NamedQuery query, JavaTypes types) {
        return new ParametersEmitter(query, types).type();
    }

    /** What a lambda at a call is given first. */
    static ClassName start(NamedQuery query, ClassName name) {
        return query.required().isEmpty()
                ? name
                : needs(query, name, query.required().getFirst());
    }

    /** The expression for it. */
    static CodeBlock first(NamedQuery query, ClassName name) {
        return query.required().isEmpty()
                ? CodeBlock.of("$T.EMPTY", name)
                : CodeBlock.of("$T::$N", name, query.member(query.required().getFirst()));
    }

    /** {@code userId(...).limit(...)}. */
    static String example(NamedQuery query) {
        List<String> names = query.required().isEmpty()
                ? query.model().blocks().stream()
                        .limit(1)
                        .map(b -> block(query, b))
                        .toList()
                : query.required().stream().map(query::member).toList();
        return names.stream().map(n -> n + "(...)").collect(Collectors.joining("."));
    }

    /** The method that asks for an optional block. */
    static String block(NamedQuery query, String block) {
        List<QueryParameter> parameters = query.ofBlock(block);
        return parameters.size() == 1 && parameters.getFirst().name().equals(block)
                ? query.member(parameters.getFirst())
                : Identifiers.member(Identifiers.camelCase(block));
    }

    private static ClassName needs(NamedQuery query, ClassName name, QueryParameter parameter) {
        return name.nestedClass("Needs" + Identifiers.capitalized(query.member(parameter)));
    }

    private TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "What $L is given: {@code $L.$L}$L.\nImmutable; arrays and collections are not copied.\n",
                        Text.code(query.model().file()),
                        name.simpleName(),
                        required.isEmpty() ? "EMPTY" : example(query),
                        query.model().blocks().isEmpty() ? "" : ", then what can be left out");
        if (required.isEmpty()) {
            type.addField(FieldSpec.builder(name, "EMPTY", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("Nothing that can be left out, to start from.\n")
                    .initializer("new $T($L)", name, nothing())
                    .build());
        } else {
            MethodSpec.Builder first = stage(0).addModifiers(Modifier.STATIC);
            if (required.size() > 1 && isRefused(required.getFirst())) {
                first.addStatement("$L", given(query.member(required.getFirst())));
            }
            type.addMethod(first.addStatement("return $L", lambdas()).build());
        }
        for (int i = 1; i < required.size(); i++) {
            type.addType(interfaceOf(i));
        }
        if (!required.isEmpty()) {
            type.addType(interfaceOf(0));
        }
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        for (QueryParameter parameter : query.model().parameters()) {
            String member = query.member(parameter);
            type.addField(stored(parameter), member, Modifier.FINAL);
            constructor.addParameter(stored(parameter), member);
            if (parameter.block().isEmpty() && isRefused(parameter)) {
                constructor.addStatement("this.$N = $L", member, given(member));
            } else {
                constructor.addStatement("this.$N = $N", member, member);
            }
        }
        if (!query.model().blocks().isEmpty()) {
            type.addField(int.class, "blocks", Modifier.FINAL);
            constructor.addParameter(int.class, "blocks").addStatement("this.blocks = blocks");
        }
        type.addMethod(constructor.build());
        for (int i = 0; i < query.model().blocks().size(); i++) {
            type.addMethod(setter(query.model().blocks().get(i), i));
        }
        return type.build();
    }

    /** Whether null is. */
    private boolean isRefused(QueryParameter parameter) {
        return !parameter.nullable()
                && !QueryTypes.declared(types, query, parameter).isPrimitive();
    }

    private static CodeBlock given(String member) {
        return CodeBlock.of("$T.requireNonNull($N, $S)", Objects.class, member, member + " is null");
    }

    /** One that can be left out and has no primitive is null then. */
    private TypeName stored(QueryParameter parameter) {
        TypeName declared = QueryTypes.declared(types, query, parameter);
        return parameter.block().isEmpty() || declared.isPrimitive() || parameter.nullable()
                ? declared
                : declared.annotated(AnnotationSpec.builder(Nullable.class).build());
    }

    private CodeBlock nothing() {
        return Stream.concat(query.model().parameters().stream().map(this::nothing), Stream.of(CodeBlock.of("0")))
                .collect(CodeBlock.joining(", "));
    }

    private CodeBlock nothing(QueryParameter parameter) {
        TypeName type = stored(parameter);
        return CodeBlock.of(!type.isPrimitive() ? "null" : type.equals(TypeName.BOOLEAN) ? "false" : shortest(type));
    }

    private static String shortest(TypeName type) {
        return type.equals(TypeName.SHORT) ? "(short) 0" : "0";
    }

    /** {@code limit -> new ProjectOverviewParameters(userId, limit)}. */
    private CodeBlock lambdas() {
        CodeBlock.Builder code = CodeBlock.builder();
        required.stream().skip(1).forEach(p -> code.add("$N -> ", query.member(p)));
        List<CodeBlock> arguments = new ArrayList<>();
        query.model()
                .parameters()
                .forEach(p -> arguments.add(p.block().isEmpty() ? CodeBlock.of("$N", query.member(p)) : nothing(p)));
        if (!query.model().blocks().isEmpty()) {
            arguments.add(CodeBlock.of("0"));
        }
        return code.add("new $T($L)", name, CodeBlock.join(arguments, ", ")).build();
    }

    private MethodSpec.Builder stage(int place) {
        QueryParameter parameter = required.get(place);
        return MethodSpec.methodBuilder(query.member(parameter))
                .addJavadoc("$L\n", Text.code(parameter.declaredType()))
                .addModifiers(Modifier.PUBLIC)
                .addParameter(QueryTypes.declared(types, query, parameter), query.member(parameter))
                .returns(place + 1 == required.size() ? name : needs(query, name, required.get(place + 1)));
    }

    private TypeSpec interfaceOf(int place) {
        return TypeSpec.interfaceBuilder(needs(query, name, required.get(place)))
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(FunctionalInterface.class)
                .addJavadoc(
                        "Parameters that lack $L, and perhaps what comes after it.\n",
                        Text.code(query.member(required.get(place))))
                .addMethod(stage(place).addModifiers(Modifier.ABSTRACT).build())
                .build();
    }

    private MethodSpec setter(String block, int place) {
        List<QueryParameter> parameters = query.ofBlock(block);
        MethodSpec.Builder method = MethodSpec.methodBuilder(block(query, block))
                .addJavadoc("Asks for the block $L.\n", Text.code(block))
                .addModifiers(Modifier.PUBLIC)
                .returns(name);
        parameters.forEach(p -> method.addParameter(QueryTypes.declared(types, query, p), query.member(p)));
        List<CodeBlock> arguments = new ArrayList<>();
        query.model()
                .parameters()
                .forEach(p -> arguments.add(
                        parameters.contains(p) && isRefused(p)
                                ? given(query.member(p))
                                : CodeBlock.of("$N", query.member(p))));
        arguments.add(CodeBlock.of("blocks | $L", 1 << place));
        return method.addStatement("return new $T($L)", name, CodeBlock.join(arguments, ", "))
                .build();
    }
}
