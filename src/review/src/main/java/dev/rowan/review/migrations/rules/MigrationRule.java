package dev.rowan.review.migrations.rules;

import dev.rowan.review.migrations.StatementCase;
import java.util.Optional;

/** Something that a statement of a migration may do to those who work meanwhile. Stateless. */
public interface MigrationRule {
    /** Such as {@code index-not-concurrent}: the name of its folder of resources too. */
    String id();

    /** What it says of a statement of a new migration; empty where it has nothing to say. */
    Optional<Verdict> check(StatementCase run);
}
