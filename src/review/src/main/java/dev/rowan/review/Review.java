package dev.rowan.review;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that the pages show: the same facts on each of them.
 *
 * @param name of the facade, such as {@code EngineCam}
 * @param release the version under review; empty where nobody states it
 * @param against the release that it is compared with, such as a tag
 * @param planner PostgreSQL's major version that made the plans; empty without sizes
 * @param statements by id
 * @param migrations in the order in which they run
 * @param tables by name
 */
public record Review(
        String name,
        Optional<String> release,
        Optional<String> against,
        OptionalInt planner,
        List<ReviewedStatement> statements,
        List<ReviewedMigration> migrations,
        List<ReviewedTable> tables,
        Optional<RollingDeploy> rolling) {}
