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
    private QueriesEmitter() {}

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
