package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** All rules. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            new NoIndexForPredicate(),
            new ImplicitCast(),
            new FunctionOnColumn(),
            new LeadingWildcard(),
            new OrAcrossTables(),
            new UnboundedSelect(),
            new WholeTableWritten(),
            new Spills(),
            new OffsetPaging(),
            new LimitWithoutOrder(),
            new RowExplosion(),
            new StrongerRowLock(),
            new SelectStar(),
            new VolatileForEachRow(),
            new UnfitVectorIndex(),
            new WritesMore(),
            new ForeignKeyWithoutIndex(),
            new DuplicateIndex(),
            new UnusedIndex(),
            new InvalidIndex(),
            new NoPrimaryKey(),
            new SequenceNearEnd());

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }

    /** What all rules find, the worst first. A finding's place is the id of a statement or the name of a table. */
    public static List<Finding> of(Facts facts) {
        return ALL.stream().flatMap(r -> r.findings(facts).stream()).sorted().toList();
    }

    /** The page of a rule: what, why, how it is measured, what to do. In Markdown. */
    public static String page(Rule rule) {
        return resource(rule, "rule.md");
    }

    /** A file of a rule's folder: {@code rule.md}, {@code bad.sql}, {@code good.sql}. */
    static String resource(Rule rule, String file) {
        try (InputStream in = Rules.class.getResourceAsStream(rule.id() + "/" + file)) {
            return new String(
                    Objects.requireNonNull(in, () -> "no page of " + rule.id()).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
