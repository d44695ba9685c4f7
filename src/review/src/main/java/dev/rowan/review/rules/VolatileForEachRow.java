package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.plans.Planned;
import dev.rowan.review.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A condition or an order by a function whose result differs from call to call: it is called for each row, and no index helps. */
final class VolatileForEachRow implements Rule {
    @Override
    public String id() {
        return "volatile-function";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Planned planned : facts.statements()) {
            facts.levels(planned).stream()
                    .filter(l -> !l.tables().isEmpty())
                    .flatMap(l -> problem(facts, planned, l).stream())
                    .findFirst()
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private Optional<Finding> problem(Facts facts, Planned planned, QueryTree level) {
        List<Node> sorted = LimitWithoutOrder.expressions(level.node(), "sortClause");
        Optional<String> function = Stream.concat(level.conditions().stream(), sorted.stream())
                .flatMap(QueryTree::nodesOfLevel)
                .flatMap(n -> Stream.of(n.number("funcid"), n.number("opfuncid")))
                .filter(facts.volatiles()::contains)
                .findFirst()
                .map(f -> facts.functions().getOrDefault(f, "?"));
        return function.flatMap(f -> Severity.of(facts.most(level.tables().values()))
                .map(severity -> Found.of(
                        this,
                        severity,
                        planned.statement().id(),
                        "%s() is volatile: it is called for each row, and no index is used".formatted(f),
                        "call it once, as in where id = (select f()); mark the function STABLE if it is")));
    }
}
