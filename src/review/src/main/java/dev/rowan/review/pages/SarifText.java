package dev.rowan.review.pages;

import dev.rowan.review.Finding;
import dev.rowan.review.MigrationStatement;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.ReviewedStatement;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings as SARIF 2.1.0, which code hosts show beside the lines of a pull request. */
final class SarifText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A line of a file; without a line where the page of a table is meant. */
    private record Place(String uri, int line) {}

    private SarifText() {}

    static String of(Review review, Changes changes, Places places) {
        List<Finding> findings = Findings.all(review);
        List<String> rules = new ArrayList<>(
                new TreeSet<>(findings.stream().map(Finding::rule).toList()));
        Map<String, Place> files = places(review);
        ObjectNode run = MAPPER.createObjectNode();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Rowan review");
        ArrayNode descriptors = driver.putArray("rules");
        rules.forEach(r -> descriptors.addObject().put("id", r));
        ArrayNode results = run.putArray("results");
        for (Finding finding : findings) {
            ObjectNode result = results.addObject();
            result.put("ruleId", finding.rule());
            result.put("ruleIndex", rules.indexOf(finding.rule()));
            result.put("level", Words.word(finding.level()));
            result.putObject("message")
                    .put(
                            "text",
                            Words.sentence(finding.message())
                                    + finding.instead()
                                            .map(i -> " Instead: " + i + ".")
                                            .orElse(""));
            result.putArray("locations").add(location(finding, files, places));
            result.putObject("partialFingerprints").put("ruleAndPlace/v1", finding.rule() + " " + finding.where());
            if (review.against().isPresent()) {
                result.put("baselineState", changes.isNew(finding) ? "new" : "unchanged");
            }
            finding.accepted()
                    .ifPresent(a -> result.putArray("suppressions")
                            .addObject()
                            .put("kind", "inSource")
                            .put("status", "accepted")
                            .put("justification", a.reason()));
        }
        ObjectNode log = MAPPER.createObjectNode();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.putArray("runs").add(run);
        return JsonLines.of(log);
    }

    private static ObjectNode location(Finding finding, Map<String, Place> files, Places places) {
        ObjectNode location = MAPPER.createObjectNode();
        Place place = files.get(finding.where());
        ObjectNode physical = location.putObject("physicalLocation");
        ObjectNode artifact = physical.putObject("artifactLocation");
        if (place != null) {
            artifact.put("uri", place.uri());
            physical.putObject("region").put("startLine", place.line());
        } else {
            String page = places.hasTable(finding.where())
                    ? places.ofTable(finding.where()) + ".md"
                    : places.ofStatement(finding.where());
            artifact.put("uri", uri(page)).put("uriBaseId", "REVIEW");
        }
        location.putArray("logicalLocations").addObject().put("fullyQualifiedName", finding.where());
        return location;
    }

    /** Lines of people's files, by the places that findings name. */
    private static Map<String, Place> places(Review review) {
        Map<String, Place> places = new HashMap<>();
        for (ReviewedStatement statement : review.statements()) {
            statement.statement().file().ifPresent(f -> {
                int colon = f.lastIndexOf(':');
                boolean hasLine = colon > 0 && f.substring(colon + 1).matches("[1-9][0-9]{0,8}");
                places.put(
                        statement.statement().id(),
                        new Place(
                                uri(hasLine ? f.substring(0, colon) : f),
                                hasLine ? Integer.parseInt(f.substring(colon + 1)) : 1));
            });
        }
        for (ReviewedMigration migration : review.migrations()) {
            for (MigrationStatement statement : migration.statements()) {
                places.put(
                        Places.where(migration, statement),
                        new Place(uri(migration.path()), Math.max(1, statement.line())));
            }
        }
        return places;
    }

    private static String uri(String path) {
        try {
            return new URI(null, null, path.replace('\\', '/'), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + path, e);
        }
    }
}
