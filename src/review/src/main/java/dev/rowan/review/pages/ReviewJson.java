package dev.rowan.review.pages;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rowan.review.Review;
import dev.rowan.review.ReviewedMigration;
import dev.rowan.review.ReviewedStatement;
import dev.rowan.review.ReviewedTable;
import dev.rowan.review.RollingDeploy;
import dev.rowan.review.listed.Listed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code review.json}: all facts of a review, for programs, and as the base that a later release is compared with. Its fields are the
 * components of {@link Review} and of the records in it, in their order; what is empty there is left out. Before them stands
 * {@code format}; {@code verdict}, {@code changes} and {@code clusters} are computed from them. Thread-safe.
 */
public final class ReviewJson {
    /** Goes up when a field is removed or means something else. A new field leaves it. */
    public static final int FORMAT = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private ReviewJson() {}

    /** What is written: {@code clusters} are groups of tables that a diagram shows together. */
    record Document(
            int format,
            String name,
            Optional<String> release,
            Optional<String> against,
            OptionalInt planner,
            Verdict verdict,
            Changes changes,
            List<List<String>> clusters,
            List<ReviewedMigration> migrations,
            Optional<RollingDeploy> rolling,
            List<ReviewedTable> tables,
            List<ReviewedStatement> statements,
            Optional<Listed> listed) {}

    /** One fact a line, in a stable order, with the end of a line at the end. */
    public static String write(Review review, Changes changes) {
        return JsonLines.of(MAPPER.valueToTree(new Document(
                FORMAT,
                review.name(),
                review.release(),
                review.against(),
                review.planner(),
                Verdict.of(review, changes),
                changes,
                Clusters.of(review),
                review.migrations(),
                review.rolling(),
                review.tables(),
                review.statements(),
                review.listed())));
    }

    /**
     * What {@link #write} has written, without what is computed.
     *
     * @throws IllegalArgumentException when it is no JSON, or of another format
     */
    public static Review read(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            int format = tree.path("format").asInt(0);
            if (format != FORMAT) {
                throw new IllegalArgumentException(
                        "review.json has the format " + format + ", and this version reads " + FORMAT);
            }
            return MAPPER.treeToValue(tree, Review.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("review.json cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
