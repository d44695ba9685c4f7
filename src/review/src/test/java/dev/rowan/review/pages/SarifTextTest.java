package dev.rowan.review.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rowan.review.Finding;
import dev.rowan.review.Review;
import dev.rowan.review.accepted.Acceptances;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Findings as SARIF: valid by the schema of OASIS, and as code hosts need them. */
class SarifTextTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    private Path tmp;

    private final JsonNode log = sarif(Pages.of(EngineCamReview.now(), Optional.of(EngineCamReview.before())));
    private final JsonNode run = log.get("runs").get(0);

    @Test
    void each_review_is_valid_by_the_schema_of_sarif() {
        Schema schema = schema();
        assertThat(errors(schema, log)).isEmpty();
        assertThat(log.get("runs").get(0).get("results")).isNotEmpty();
        assertThat(errors(schema, sarif(Pages.of(EngineCamReview.now())))).isEmpty();
        Review accepted = accepted(EngineCamReview.now());
        JsonNode suppressed = sarif(Pages.of(accepted));
        assertThat(suppressed.toString()).contains("\"justification\":\"small\"");
        assertThat(errors(schema, suppressed)).isEmpty();
        Review alone = new Review(
                "alone",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        assertThat(errors(schema, sarif(Pages.of(alone)))).isEmpty();
    }

    @Test
    void the_review_of_this_project_is_valid_by_the_schema_of_sarif() throws IOException {
        JsonNode committed = MAPPER.readTree(Files.readString(Path.of("../../db/review/review.sarif")));
        assertThat(errors(schema(), committed)).isEmpty();
    }

    @Test
    void what_the_schema_does_not_know_is_refused() {
        ObjectNode wrong = (ObjectNode) log.deepCopy();
        ((ObjectNode) wrong.get("runs").get(0).get("results").get(0))
                .put("level", "fatal")
                .put("severity", 1);
        wrong.put("version", "2.0.0");
        assertThat(errors(schema(), wrong)).hasSize(3).anyMatch(e -> e.startsWith("/runs/0/results/0/level"));
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(EngineCamReview.resource("sarif-schema-2.1.0.json"));
    }

    private static List<String> errors(Schema schema, JsonNode node) {
        return schema.validate(node, c -> c.executionConfig(e -> e.formatAssertionsEnabled(true))).stream()
                .map(e -> e.getInstanceLocation() + " " + e.getMessage())
                .toList();
    }

    private static JsonNode sarif(Map<String, String> pages) {
        return MAPPER.readTree(Optional.ofNullable(pages.get("review.sarif")).orElseThrow());
    }

    /** With the first open finding of a statement accepted. */
    private Review accepted(Review review) {
        Finding finding = Findings.open(review).getFirst();
        try {
            Path file = Files.writeString(
                    tmp.resolve("accepted.txt"), finding.rule() + " " + finding.where() + " \"small\"\n");
            return Acceptances.read(tmp, file.getFileName().toString(), review)
                    .applyTo(review, Optional.empty())
                    .review();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_log_has_one_run_with_a_tool_and_its_rules() {
        only(log, "$schema", "version", "runs");
        assertThat(log.get("version").asString()).isEqualTo("2.1.0");
        only(run, "tool", "results");
        only(run.get("tool"), "driver");
        JsonNode driver = run.get("tool").get("driver");
        only(driver, "name", "rules");
        assertThat(driver.get("name").asString()).isNotBlank();
        Set<String> ids = new HashSet<>();
        driver.get("rules")
                .forEach(r -> assertThat(ids.add(r.get("id").asString())).isTrue());
        assertThat(ids).hasSize(6);
    }

    @Test
    void each_result_has_its_rule_a_level_a_message_and_a_place() {
        JsonNode rules = run.get("tool").get("driver").get("rules");
        assertThat(run.get("results")).hasSize(9);
        for (JsonNode result : run.get("results")) {
            only(
                    result,
                    "ruleId",
                    "ruleIndex",
                    "level",
                    "message",
                    "locations",
                    "partialFingerprints",
                    "baselineState",
                    "suppressions");
            assertThat(rules.get(result.get("ruleIndex").asInt()).get("id")).isEqualTo(result.get("ruleId"));
            assertThat(result.get("level").asString()).isIn("none", "note", "warning", "error");
            assertThat(result.get("baselineState").asString()).isIn("new", "unchanged", "updated", "absent");
            assertThat(result.get("message").get("text").asString()).isNotBlank();
            assertThat(result.get("locations")).hasSize(1);
            JsonNode location = result.get("locations").get(0);
            only(location, "physicalLocation", "logicalLocations");
            JsonNode artifact = location.get("physicalLocation").get("artifactLocation");
            only(artifact, "uri", "uriBaseId");
            assertThat(URI.create(artifact.get("uri").asString()).isAbsolute()).isFalse();
            for (JsonNode suppression : result.path("suppressions")) {
                only(suppression, "kind", "status", "justification");
                assertThat(suppression.get("kind").asString()).isIn("inSource", "external");
                assertThat(suppression.get("status").asString()).isIn("accepted", "underReview", "rejected");
            }
        }
    }

    @Test
    void findings_stand_at_the_lines_of_people_s_files() {
        JsonNode migration = run.get("results").get(0);
        JsonNode physical = migration.get("locations").get(0).get("physicalLocation");
        assertThat(physical.get("artifactLocation").get("uri").asString()).isEqualTo("db/migrations/V4__measuring.sql");
        assertThat(physical.get("region").get("startLine").asInt()).isEqualTo(3);
        assertThat(migration.get("baselineState").asString()).isEqualTo("new");
    }

    /** In the schema, additionalProperties is false. */
    private static void only(JsonNode object, String... known) {
        assertThat(object.isObject()).isTrue();
        assertThat(List.of(known)).containsAll(object.propertyNames());
    }
}
