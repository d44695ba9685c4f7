package dev.rowan.review.drift;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A live database against what the migrations give.
 *
 * <p>Both are read by the same queries of {@code pg_catalog}, each in one transaction that is {@code READ ONLY}: nothing is written
 * to the live database, and no lock is waited for longer than five seconds. Data, statistics, comments, owners, tablespaces and what
 * belongs to an extension are not compared; rights are where {@link DriftOptions#grants} says so.
 *
 * @param differences by table, then by kind and name; none where the database is as the migrations have it
 * @param migratedMajor PostgreSQL's major version that ran the migrations
 * @param liveMajor that of the live database: where it is another one, expressions may be printed in another way
 */
public record Drift(List<Difference> differences, int migratedMajor, int liveMajor) {
    public Drift {
        differences = List.copyOf(differences);
    }

    /**
     * Compares.
     *
     * @param migrated a throw-away database on which the migrations have run; in no transaction
     * @param live any other; in no transaction
     * @throws SQLException when one of them cannot be read
     */
    public static Drift between(Connection migrated, Connection live, DriftOptions options) throws SQLException {
        Snapshot byMigrations = Snapshot.read(migrated, options);
        Snapshot inLive = Reprinted.by(migrated, byMigrations, Snapshot.read(live, options));
        var renames = new Renames(byMigrations, inLive);
        return new Drift(
                new Comparison(byMigrations.objects(), renames.live(), renames.found()).differences(),
                byMigrations.major(),
                inLive.major());
    }
}
