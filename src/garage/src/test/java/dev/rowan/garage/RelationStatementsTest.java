package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.CatalogueEntry;
import dev.rowan.shape.Relation;
import dev.rowan.shape.RowType;
import dev.rowan.shape.Shape;
import dev.rowan.shape.ToMany;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue's SELECT of each relation, which the build composes, is the one that a shape sends. */
class RelationStatementsTest {
    @Test
    void each_relation_is_listed_with_what_a_list_of_graphs_sends() throws Exception {
        Map<String, String> sent = new TreeMap<>();
        for (Class<?> row : rows()) {
            RowType<?> type = (RowType<?>) row.getField("ROW").get(null);
            for (Field field : row.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && Relation.class.isAssignableFrom(field.getType())) {
                    Relation<?, ?, ?, ?> relation = (Relation<?, ?, ?, ?>) field.get(null);
                    sent.put(type.name() + "." + field.getName(), select(type, relation));
                    if (isOfTree(row, field)) {
                        sent.put(type.name() + "." + field.getName() + "+tree", tree(type, (ToMany<?, ?, ?>) relation));
                    }
                }
            }
        }
        assertThat(sent).hasSizeGreaterThan(20);
        Map<String, String> listed = new TreeMap<>();
        GarageStatements.relations().forEach(entry -> listed.put(entry.id(), oneLine(entry.sql())));
        assertThat(listed).containsOnlyKeys(sent.keySet());
        assertThat(listed).allSatisfy((id, sql) -> assertThat(sql).as(id).isEqualTo(sent.get(id)));
    }

    @Test
    void none_of_them_is_a_statement_that_can_be_sent_alone() {
        assertThat(GarageStatements.all())
                .extracting(CatalogueEntry::id)
                .doesNotContainAnyElementsOf(GarageStatements.relations().stream()
                        .map(CatalogueEntry::id)
                        .toList());
    }

    private static boolean isOfTree(Class<?> row, Field relation) {
        return relation.getType() == ToMany.class
                && ((ParameterizedType) relation.getGenericType()).getActualTypeArguments()[1] == row
                && !relation.getName().contains("_THROUGH_");
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the field's own type says that they belong together
    private static String select(RowType row, Relation relation) {
        return composed(row.with(relation).as((a, b) -> List.of(a, b)));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the field's own type says that they belong together
    private static String tree(RowType row, ToMany relation) {
        return composed(row.treeOf(relation, 1000, (a, b) -> List.of(a, b)));
    }

    private static String composed(Shape<?, ?> shape) {
        return oneLine(shape.graph().belowRoot());
    }

    private static String oneLine(String sql) {
        return sql.replaceAll("\\s+", " ").strip();
    }

    private static List<Class<?>> rows() throws IOException, URISyntaxException, ReflectiveOperationException {
        Path classes = Path.of(
                Garage.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> names;
        try (Stream<Path> files = Files.list(classes.resolve("dev/rowan/garage"))) {
            names = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.matches("\\w+\\.class"))
                    .map(f -> "dev.rowan.garage." + f.replace(".class", ""))
                    .toList();
        }
        List<Class<?>> rows = new ArrayList<>();
        for (String name : names) {
            Class<?> found = Class.forName(name);
            if (Stream.of(found.getFields()).anyMatch(f -> f.getName().equals("ROW"))) {
                rows.add(found);
            }
        }
        return rows;
    }
}
