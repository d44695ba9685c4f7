package dev.rowan.review.rules;

import dev.rowan.review.Finding;
import dev.rowan.review.plans.Planned;
import java.util.ArrayList;
import java.util.List;

/** OFFSET: the rows before the page are read and thrown away. */
final class OffsetPaging implements Rule {
    @Override
    public String id() {
        return "offset-paging";
    }

    @Override
    public List<Finding> findings(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (Planned planned : facts.statements()) {
            facts.levels(planned).stream()
                    .filter(l -> l.node().get("limitOffset") != null)
                    .findFirst()
                    .flatMap(l -> Severity.of(facts.most(l.tables().values())))
                    .ifPresent(
                            level -> findings.add(
                                    Found.of(
                                            this,
                                            level,
                                            planned.statement().id(),
                                            "OFFSET reads all rows before the page and throws them away; rows that come or go meanwhile move the pages",
                                            "page by the key of the last row, as in where (created_at, id) < ($1, $2) order by created_at desc, id desc limit $3")));
        }
        return findings;
    }
}
