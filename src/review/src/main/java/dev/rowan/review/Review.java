package dev.rowan.review;

import dev.rowan.review.listed.Listed;
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
 * @param rolling what two releases do to each other; empty without a release to compare with
 * @param listed what is sent beside the statements; empty where the build names no file of observed texts
 */
public record Review(
        String name,
        Optional<String> release,
        Optional<String> against,
        OptionalInt planner,
        List<ReviewedStatement> statements,
        List<ReviewedMigration> migrations,
        List<ReviewedTable> tables,
        Optional<RollingDeploy> rolling,
        Optional<Listed> listed) {}
