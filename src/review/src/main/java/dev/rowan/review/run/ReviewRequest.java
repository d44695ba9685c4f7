package dev.rowan.review.run;

import dev.rowan.postgres.MigratedServer;
import dev.rowan.postgres.Migrations;
import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.base.Base;
import dev.rowan.review.listed.Listed;
import dev.rowan.review.plans.Sizes;
import java.util.List;
import java.util.Optional;

/**
 * What a review is made of.
 *
 * @param name of what is reviewed, such as {@code EngineCam}
 * @param release the version under review; empty where nobody states it
 * @param server on which the migrations have run; databases are made on it and dropped again
 * @param searchPath the schemas in which statements find names that have none
 * @param history Flyway's table, as {@code schema.table}
 * @param statements in the order of the pages
 * @param sizes of production; without them there are no plans
 * @param base the release that it is compared with
 * @param listed what is sent beside the statements; empty where nobody lists it
 */
public record ReviewRequest(
        String name,
        Optional<String> release,
        MigratedServer server,
        Migrations migrations,
        List<String> searchPath,
        String history,
        List<CataloguedStatement> statements,
        Optional<Sizes> sizes,
        Optional<Base> base,
        Optional<Listed> listed) {
    public ReviewRequest {
        searchPath = List.copyOf(searchPath);
        statements = List.copyOf(statements);
    }
}
