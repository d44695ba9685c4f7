package dev.rowan.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.rowan.Given;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.queries.QueryParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query by name, in any order: {@code CamSearchParameters<Given, NeedsLimit>}. Its type says for each that
 * every call gives whether it has been given, so that leaving one out does not compile; the optional blocks are in no type.
 */
final class ParametersEmitter {
    /** A row's or an enum's class may be called so, which a type variable would hide. */
    private static final Pattern LETTER = Pattern.compile("\\p{L}\\p{N}*");

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

    /** What a lambda at a call is given: {@code CamSearchParameters<NeedsUserId, NeedsLimit>}. */
    static TypeName empty(NamedQuery query, ClassName name) {
        return of(query, name, p -> needs(query, name, p));
    }

    /** What a call takes: {@code CamSearchParameters<Given, Given>}. */
    static TypeName complete(NamedQuery query, ClassName name) {
        return of(query, name, p -> ClassName.get(Given.class));
    }

    private static TypeName of(NamedQuery query, ClassName name, Function<QueryParameter, TypeName> state) {
        return query.required().isEmpty()
                ? name
                : ParameterizedTypeName.get(
                        name, query.required().stream().map(state).toArray(TypeName[]::new));
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

    private TypeVariableName variable(QueryParameter parameter) {
        String constant = Identifiers.constantOf(query.member(parameter));
        return TypeVariableName.get(LETTER.matcher(constant).matches() ? constant + "_" : constant);
    }

    private TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "What $L is given, in any order: {@code $L.EMPTY.$L}$L.\n"
                                + "Immutable; arrays and collections are not copied.\n",
                        Text.code(query.model().source()),
                        name.simpleName(),
                        example(query),
                        query.model().blocks().isEmpty() ? "" : ", and what can be left out")
                .addField(
                        FieldSpec.builder(empty(query, name), "EMPTY", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                                .addJavadoc("Nothing yet, to start from.\n")
                                .initializer("new $T$L($L)", name, diamond(), nothing())
                                .build());
        required.forEach(p -> type.addTypeVariable(variable(p)));
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        for (QueryParameter parameter : query.model().parameters()) {
            String member = query.member(parameter);
            type.addField(stored(parameter), member, Modifier.FINAL);
            constructor.addParameter(stored(parameter), member).addStatement("this.$N = $N", member, member);
        }
        if (!query.model().blocks().isEmpty()) {
            type.addField(int.class, "blocks", Modifier.FINAL);
            constructor.addParameter(int.class, "blocks").addStatement("this.blocks = blocks");
        }
        type.addMethod(constructor.build());
        required.forEach(p -> type.addMethods(ValuesClass.withOther(setter(p))));
        for (int i = 0; i < query.model().blocks().size(); i++) {
            type.addMethods(ValuesClass.withOther(setter(query.model().blocks().get(i), i)));
        }
        required.forEach(p -> type.addType(TypeSpec.interfaceBuilder(needs(query, name, p))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Stands in the type of parameters that lack $L.\n", Text.code(query.member(p)))
                .build()));
        return type.build();
    }

    private String diamond() {
        return required.isEmpty() ? "" : "<>";
    }

    /** Whether null is. */
    private boolean isRefused(QueryParameter parameter) {
        return !parameter.nullable()
                && !QueryTypes.declared(types, query, parameter).isPrimitive();
    }

    private static CodeBlock given(String member) {
        return CodeBlock.of("$T.requireNonNull($N, $S)", Objects.class, member, member + " is null");
    }

    /** Null as long as it is not given, if it is no primitive. */
    private TypeName stored(QueryParameter parameter) {
        TypeName declared = QueryTypes.declared(types, query, parameter);
        return declared.isPrimitive() || parameter.nullable()
                ? declared
                : declared.annotated(AnnotationSpec.builder(Nullable.class).build());
    }

    private CodeBlock nothing() {
        Stream<CodeBlock> blocks = query.model().blocks().isEmpty() ? Stream.of() : Stream.of(CodeBlock.of("0"));
        return Stream.concat(query.model().parameters().stream().map(this::nothing), blocks)
                .collect(CodeBlock.joining(", "));
    }

    private CodeBlock nothing(QueryParameter parameter) {
        TypeName type = stored(parameter);
        return CodeBlock.of(!type.isPrimitive() ? "null" : type.equals(TypeName.BOOLEAN) ? "false" : shortest(type));
    }

    private static String shortest(TypeName type) {
        return type.equals(TypeName.SHORT) ? "(short) 0" : "0";
    }

    /** {@code CamSearchParameters<Given, LIMIT>}. */
    private MethodSpec setter(QueryParameter parameter) {
        TypeName given = of(query, name, p -> p.equals(parameter) ? ClassName.get(Given.class) : variable(p));
        return MethodSpec.methodBuilder(query.member(parameter))
                .addJavadoc("$L\n", Text.code(parameter.declaredType()))
                .addModifiers(Modifier.PUBLIC)
                .addParameter(QueryTypes.declared(types, query, parameter), query.member(parameter))
                .returns(given)
                .addStatement("return $L", with(List.of(parameter), CodeBlock.of("blocks")))
                .build();
    }

    private MethodSpec setter(String block, int place) {
        List<QueryParameter> parameters = query.ofBlock(block);
        MethodSpec.Builder method = MethodSpec.methodBuilder(block(query, block))
                .addJavadoc("Asks for the block $L.\n", Text.code(block))
                .addModifiers(Modifier.PUBLIC)
                .returns(of(query, name, this::variable));
        parameters.forEach(p -> method.addParameter(QueryTypes.declared(types, query, p), query.member(p)));
        return method.addStatement("return $L", with(parameters, CodeBlock.of("blocks | $L", 1 << place)))
                .build();
    }

    /** The same with these, which are the method's own parameters. */
    private CodeBlock with(List<QueryParameter> parameters, CodeBlock blocks) {
        List<CodeBlock> arguments = new ArrayList<>();
        query.model()
                .parameters()
                .forEach(p -> arguments.add(
                        parameters.contains(p) && isRefused(p)
                                ? given(query.member(p))
                                : CodeBlock.of("$N", query.member(p))));
        if (!query.model().blocks().isEmpty()) {
            arguments.add(blocks);
        }
        return CodeBlock.of("new $T$L($L)", name, diamond(), CodeBlock.join(arguments, ", "));
    }
}
