package dev.rowan.review.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the schema of SARIF 2.1.0 asks of the objects that are written: properties that must be there, and no others than it knows. */
class SarifTextTest {
    private final JsonNode log = new JsonMapper()
            .readTree(Optional.ofNullable(Pages.of(EngineCamReview.now(), Optional.of(EngineCamReview.before()))
                            .get("review.sarif"))
                    .orElseThrow());
    private final JsonNode run = log.get("runs").get(0);

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
