package dev.rowan.codegen.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.runtime.Queries;
import dev.rowan.runtime.Repository;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptNamesTest {
    private static final Path PAGE = Path.of("../docs/names.md");
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Pattern METHOD = Pattern.compile("(?m)^    public (?:<T> )?\\S+(?: \\S+)? (\\w+)\\(");

    @Test
    void the_page_lists_what_is_refused() throws IOException {
        List<List<String>> blocks = Pattern.compile("```\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> Arrays.asList(block.group(1).split("\\s+")))
                .toList();
        assertThat(blocks).containsExactly(KeptNames.VERBS, KeptNames.PLANNED, KeptNames.INHERITED);
    }

    /** Whatever a generated repository has without queries is a verb, and each verb is there in some. */
    @Test
    void the_verbs_are_those_of_generated_repositories() throws IOException {
        Set<String> generated = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : files.filter(f -> f.toString().endsWith("Repository.java"))
                    .filter(f -> !Files.exists(CASES.resolve(CASES.relativize(f).subpath(0, 1)).resolve("queries")))
                    .toList()) {
                generated.addAll(METHOD.matcher(Files.readString(file))
                        .results()
                        .map(m -> verb(m))
                        .collect(Collectors.toSet()));
            }
        }
        Stream.of(Repository.class.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()))
                .map(Method::getName)
                .forEach(generated::add);
        assertThat(generated).containsExactlyInAnyOrderElementsOf(KeptNames.VERBS);
    }

    private static String verb(MatchResult method) {
        return method.group(1).replaceFirst("(?<=^(?:find|get|list|update|delete)By).+", "*");
    }

    /** One that a query overloads or hides would break the generated code. */
    @Test
    void what_generated_classes_inherit_is_kept() {
        Stream.of(Queries.class, Repository.class)
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(m -> (m.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
                .map(Method::getName)
                .filter(name -> !KeptNames.VERBS.contains(name))
                .forEach(name -> assertThat(KeptNames.isInherited(name)).as(name).isTrue());
        Stream.of(Object.class.getDeclaredMethods())
                .filter(m -> !Modifier.isPrivate(m.getModifiers()))
                .forEach(m -> assertThat(KeptNames.isInherited(m.getName()))
                        .as(m.getName())
                        .isTrue());
    }
}
