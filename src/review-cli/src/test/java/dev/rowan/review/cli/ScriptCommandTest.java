package dev.rowan.review.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.review.Access;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedStatement;
import dev.rowan.review.pages.Pages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptCommandTest {
    @Test
    void the_script_of_sizes_is_printed() throws Exception {
        Rowan.Result result = Rowan.run("script", "sizes");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("-- Prints db/sizes.txt as production has it")
                .contains("from pg_class");
    }

    @Test
    void the_script_of_statements_has_those_of_a_review(@TempDir Path folder) throws Exception {
        var statement = new CataloguedStatement(
                "users.find",
                CataloguedStatement.Kind.VERB,
                "The row with this key.",
                "select id from users where id = $1",
                List.of(new CataloguedStatement.Parameter("id", "character varying", "text", Optional.of("String"))),
                List.of(new CataloguedStatement.Column("id", "text", false)),
                "at most one row",
                List.of("UserRepository.find"),
                Optional.of("public.users"),
                Optional.empty(),
                List.of());
        var access =
                new Access(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), List.of(), List.of());
        var review = new Review(
                "Shop",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(new ReviewedStatement(statement, access, Optional.empty(), List.of())),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        Path json = folder.resolve("review.json");
        Files.writeString(json, Objects.requireNonNull(Pages.of(review).get("review.json")));

        Rowan.Result result = Rowan.run("script", "statements", "--review", json.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains(
                        "('users.find', pg_temp.rowan_query_id('(character varying)', '(null)', $sql$\nselect id from users where id = $1$sql$))");
    }

    @Test
    void a_review_that_is_not_there_is_told(@TempDir Path folder) throws Exception {
        Rowan.Result result = Rowan.run(
                "script", "statements", "--review", folder.resolve("none.json").toString());

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("none.json: no statements").contains("help: name the review.json");
    }
}
