package dev.rowan.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedQuery;
import javax.lang.model.element.Modifier;

/** The orders that a query offers: {@code CamSearchOrder}. */
final class OrderEmitter {
    private OrderEmitter() {}

    static TypeSpec type(NamedQuery query) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(ClassName.get(query.packageName(), query.order()))
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "In which order $L gives its rows.\n",
                        Text.code(query.model().source()));
        query.model().orders().forEach(order -> type.addEnumConstant(Identifiers.constant(order)));
        return type.build();
    }
}
