package dev.rowan.codegen.java;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.java.ArrayEquality.Component;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.RowPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The records of a schema's embeddables: {@code Address}. Tables share one where they have the same embeddable. */
public final class Embeddables {
    private record Use(NamedTable table, RowPart.Embedded embedded) {}

    private final JavaTypes types;
    private final Map<String, List<Use>> uses = new LinkedHashMap<>();

    public Embeddables(List<NamedTable> tables, JavaTypes types) {
        this.types = types;
        tables.forEach(t -> t.embedded()
                .forEach(e -> uses.computeIfAbsent(e.type(), name -> new ArrayList<>())
                        .add(new Use(t, e))));
    }

    /** Those that have other components in one table than in another. */
    public List<String> refusals() {
        List<String> refusals = new ArrayList<>();
        for (List<Use> same : uses.values()) {
            Use first = same.getFirst();
            same.stream()
                    .filter(u -> !shape(u).equals(shape(first)))
                    .forEach(other -> refusals.add(name(other) + ": "
                            + shape(other) + ", and in " + first.table().model().qualifiedName() + " it is "
                            + shape(first)));
        }
        return refusals;
    }

    private String name(Use use) {
        return use.table().model().qualifiedName() + ", embeddable "
                + use.embedded().name();
    }

    private String shape(Use use) {
        return use.embedded().fields().entrySet().stream()
                .map(f -> type(use, f.getKey()) + " " + f.getValue())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private TypeName type(Use use, ColumnModel column) {
        return types.of(use.table(), column).type().box();
    }

    List<TypeSpec> types() {
        return uses.values().stream().map(this::type).toList();
    }

    private TypeSpec type(List<Use> same) {
        RowPart.Embedded first = same.getFirst().embedded();
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        List<Component> all = new ArrayList<>();
        for (int i = 0; i < first.columns().size(); i++) {
            int place = i;
            String name = List.copyOf(first.fields().values()).get(i);
            JavaType type = types.of(same.getFirst().table(), first.columns().get(i));
            boolean nullable = same.stream()
                    .anyMatch(u -> u.embedded().columns().get(place).nullable());
            all.add(new Component(name, type.type()));
            components.addParameter(ParameterSpec.builder(type.declared(nullable), name)
                    .addJavadoc(
                            "$L\n",
                            same.stream()
                                    .map(u -> Text.code(u.table().model().name() + "."
                                            + u.embedded().columns().get(place).name()))
                                    .collect(Collectors.joining(", ")))
                    .build());
        }
        return TypeSpec.recordBuilder(first.type())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The embeddable $L: columns that belong together.\n", Text.code(first.name()))
                .recordConstructor(components.build())
                .addMethods(new ArrayEquality(first.type(), all).methods())
                .build();
    }
}
