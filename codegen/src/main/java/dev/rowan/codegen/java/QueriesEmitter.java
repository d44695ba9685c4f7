package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.Queries;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.session.Session;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The queries that belong to no table: {@code EngineCamQueries}. */
final class QueriesEmitter {
    private static final String OF = "of";

    private QueriesEmitter() {}

    /** Those of an application, over a DAO out of a jar: {@code TuningQueries.of(db)}. */
    static TypeSpec over(ClassName name, ClassName dao, List<NamedQuery> queries, JavaTypes types) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(Queries.class)
                .addJavadoc("Queries over the tables of {@link $T}. As thread-safe as the one it came from.\n", dao)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(dao, "db")
                        .addStatement("super(db)")
                        .build())
                .addMethod(MethodSpec.methodBuilder(OF)
                        .addJavadoc("On the connections of {@code db}, or in its transaction.\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(name)
                        .addParameter(dao, "db")
                        .addStatement("return new $T(db)", name)
                        .build());
        queries.forEach(query -> QueryEmitter.add(query, types, name, type));
        return type.build();
    }

    static TypeSpec type(ClassName name, ClassName facade, List<NamedQuery> queries, JavaTypes types) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(Queries.class)
                .addJavadoc(
                        "Queries that belong to no single table. As thread-safe as the {@link $T} it came from.\n",
                        facade)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Session.class, "session")
                        .addStatement("super(session)")
                        .build());
        queries.forEach(query -> QueryEmitter.add(query, types, name, type));
        return type.build();
    }
}
