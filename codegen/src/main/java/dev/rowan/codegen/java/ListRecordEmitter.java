package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.java.ArrayEquality.Component;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.queries.QueryParameter;
import javax.lang.model.element.Modifier;

/** The record that an element of a list of records is: {@code CamAddAllCam}. */
final class ListRecordEmitter {
    private ListRecordEmitter() {}

    static TypeSpec type(NamedQuery query, QueryParameter list, JavaTypes types) {
        ClassName name = ClassName.get(query.packageName(), query.element(list));
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        for (QueryParameter component : list.components()) {
            components.addParameter(
                    ParameterSpec.builder(QueryTypes.component(types, query, component), query.member(component))
                            .addJavadoc("An element of $L\n", Text.code(component.declaredType()))
                            .build());
        }
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "One of the $L that $L is given.\n",
                        Text.code(list.name()),
                        Text.code(query.model().source()))
                .recordConstructor(components.build())
                .addMethods(new ArrayEquality(
                                name.simpleName(),
                                list.components().stream()
                                        .map(c -> new Component(query.member(c), QueryTypes.component(types, query, c)))
                                        .toList())
                        .methods())
                .build();
    }
}
