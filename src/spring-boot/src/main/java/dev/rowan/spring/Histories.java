package dev.rowan.spring;

import dev.rowan.connect.ShippedMigrations;
import dev.rowan.error.ConnectFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** A Flyway of the application beside the migrations of a jar. */
final class Histories {
    private Histories() {}

    /** Whether it keeps its history where the jar has its own: then it alone can run the jar's migrations. */
    static boolean isShared(Configuration flyway, ShippedMigrations migrations) {
        String schema = flyway.getDefaultSchema();
        if (schema == null) { // the first schema of the connection's search path, where none is named
            schema = flyway.getSchemas().length == 0 ? "public" : flyway.getSchemas()[0];
        }
        return flyway.getTable().equals(migrations.historyTable()) && schema.equals(migrations.historySchema());
    }

    /**
     * Has it run the jar's migrations too, with what they take for granted.
     *
     * @param lockIsSet whether the application says how Flyway locks; if not, the lock is of the session, because with one of a
     *     transaction CREATE INDEX CONCURRENTLY waits for that transaction for ever
     */
    static void add(FluentConfiguration flyway, FoundFacades.Facade facade, boolean lockIsSet) {
        if (!lockIsSet) {
            flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(false);
        }
        ShippedMigrations migrations = facade.migrations();
        refuseOtherReading(flyway, facade);
        List<String> there = Arrays.stream(flyway.getLocations())
                .map(Location::getDescriptor)
                .toList();
        List<String> locations = new ArrayList<>(there);
        for (String folder : migrations.location().split(",", -1)) {
            if (there.stream().noneMatch(location -> covers(location, folder.strip()))) {
                locations.add(folder.strip());
            }
        }
        if (locations.size() > there.size()) {
            flyway.locations(locations.toArray(String[]::new));
        }
        if (!migrations.placeholders().isEmpty()) {
            Map<String, String> placeholders = new HashMap<>(migrations.placeholders());
            placeholders.putAll(flyway.getPlaceholders());
            flyway.placeholders(placeholders);
        }
        if (migrations.mixed()) {
            flyway.mixed(true);
        }
    }

    /** Whether it is that folder, or one around it, or has a wildcard that may find it. */
    private static boolean covers(String location, String folder) {
        int wildcard = location.indexOf('*');
        return wildcard < 0
                ? folder.equals(location) || folder.startsWith(location + "/")
                : folder.startsWith(location.substring(0, wildcard));
    }

    private static void refuseOtherReading(Configuration flyway, FoundFacades.Facade facade) {
        if (!facade.migrations().hasFlywaysNames()
                || facade.migrations().placeholderReplacement() != flyway.isPlaceholderReplacement()) {
            throw new ConnectFailed(
                    "Boot's Flyway reads migrations otherwise than the build of "
                            + facade.type().getName() + " does: their names, or placeholders",
                    "set spring.flyway.enabled=false, so that the jar runs them; or give it a history of its own, by the"
                            + " property historyTable of the generator");
        }
    }
}
