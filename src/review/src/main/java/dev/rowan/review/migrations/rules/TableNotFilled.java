package dev.rowan.review.migrations.rules;

import dev.rowan.review.Finding.Level;
import dev.rowan.review.LockMode;
import dev.rowan.review.migrations.StatementCase;
import java.util.Optional;

/** A table that nothing could be measured on. */
final class TableNotFilled implements MigrationRule {
    @Override
    public String id() {
        return "table-not-filled";
    }

    @Override
    public Optional<Verdict> check(StatementCase run) {
        return run.statement().locks().stream()
                .filter(l -> l.mode().compareTo(LockMode.SHARE_UPDATE_EXCLUSIVE) >= 0
                        && run.migration().unfilled().containsKey(l.table()))
                .findFirst()
                .map(l -> Verdict.of(
                        Level.NOTE,
                        "no row could be made for %s, so that what it reads and writes there is not known: %s"
                                .formatted(
                                        StatementCase.brief(l.table()),
                                        run.migration().unfilled().get(l.table())),
                        "read what the statement does to rows that exist"));
    }
}
