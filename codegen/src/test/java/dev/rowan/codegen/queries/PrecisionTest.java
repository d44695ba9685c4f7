package dev.rowan.codegen.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code precision.txt} says of each column what a person says: {@code +} is never null, {@code -} can be null. The analyser may
 * miss some of the first, and none of the second.
 */
class PrecisionTest {
    @TempDir
    private Path folder;

    /** What a person knows, and the analyser cannot: a function of the user's own is a closed book. */
    private static final List<String> MISSED = List.of("own_function.t");

    /** Before PostgreSQL 18 a variable does not say that a grouping set nulls it. */
    private static final List<String> MISSED_BEFORE_18 = List.of("a_branch_over_grouping_sets.state", "own_function.t");

    @Test
    void nearly_all_that_a_person_calls_never_null_is_proved() throws Exception {
        var sections = QueryErrorsTest.sections(Files.readString(QueryErrorsTest.FILES.resolve("precision.txt")));
        Map<String, String> said = new LinkedHashMap<>();
        sections.forEach((title, text) -> {
            String name = title.replaceAll("\\W+", "_").replaceAll("_$", "");
            int split = text.indexOf("\n--- ");
            QueryProject.write(folder, name + ".sql", text.substring(0, split));
            for (String column : text.substring(split + 5).strip().split(" ", -1)) {
                said.put(name + "." + column.substring(0, column.length() - 1), column.substring(column.length() - 1));
            }
        });
        AnalysedQueries read;
        int version;
        try (var project = new QueryProject(Files.readString(QueryErrorsTest.FILES.resolve("schema.sql")))) {
            read = project.read(folder);
            version = project.version();
        }
        assertThat(read.problems().texts()).isEmpty();
        Map<String, Boolean> proved = new LinkedHashMap<>();
        read.models().forEach(m -> m.columns().forEach(c -> proved.put(m.name() + "." + c.label(), !c.nullable())));
        assertThat(proved.keySet()).containsExactlyInAnyOrderElementsOf(said.keySet());
        List<String> missed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        said.forEach((column, byPerson) -> {
            boolean nonNull = Boolean.TRUE.equals(proved.get(column));
            if (byPerson.equals("+") && !nonNull) {
                missed.add(column);
            } else if (byPerson.equals("-") && nonNull) {
                wrong.add(column);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(missed).containsExactlyInAnyOrderElementsOf(version < 18 ? MISSED_BEFORE_18 : MISSED);
        long nonNull = said.values().stream().filter("+"::equals).count();
        assertThat(missed.size() * 20L).isLessThanOrEqualTo(nonNull); // at least 95 %
    }
}
