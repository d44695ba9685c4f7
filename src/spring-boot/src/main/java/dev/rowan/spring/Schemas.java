package dev.rowan.spring;

import dev.rowan.connect.ShippedSchema;
import dev.rowan.error.ConnectFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Has each facade's schema migrated once when the application starts, and checks it where somebody else migrates. Comes after Boot's
 * Flyway, and before all that needs the database.
 */
final class Schemas implements InitializingBean {
    private final FoundFacades facades;
    private final ObjectProvider<DataSource> sources;
    private final List<Flyway> flyways;
    private final RowanProperties properties;
    private final Map<String, ShippedSchema> schemas = new LinkedHashMap<>();

    Schemas(
            FoundFacades facades,
            ObjectProvider<DataSource> sources,
            ObjectProvider<Flyway> flyways,
            RowanProperties properties) {
        this.facades = facades;
        this.sources = sources;
        this.flyways = flyways.orderedStream().toList();
        this.properties = properties;
    }

    /** By the names of the facades' beans. */
    Map<String, ShippedSchema> schemas() {
        return schemas;
    }

    @Override
    public void afterPropertiesSet() {
        if (facades.all().isEmpty()) {
            return;
        }
        DataSource source = sources.getIfUnique();
        if (source == null) {
            throw new ConnectFailed(
                    "there is no DataSource of which the schema of "
                            + facades.all().getFirst().type().getName() + " could be checked",
                    "make one DataSource bean @Primary, or make the facade's bean yourself");
        }
        facades.all().forEach(facade -> prepare(facade, source));
    }

    private void prepare(FoundFacades.Facade facade, DataSource source) {
        Optional<Flyway> other = flyways.stream()
                .filter(flyway -> Histories.isShared(flyway.getConfiguration(), facade.migrations()))
                .findFirst();
        ShippedSchema schema = ShippedSchema.of(source, facade.migrations()).allowNewer(properties.allowNewerSchema());
        switch (properties.migrate()) {
            case AUTO -> {
                if (other.isPresent()) {
                    schema = schema.sharedHistory();
                    schema.check();
                } else {
                    migrate(facade, schema);
                }
            }
            case JAR -> {
                if (other.isPresent()) {
                    throw new ConnectFailed(
                            "rowan.migrate is jar, and Flyway has the history of "
                                    + facade.type().getName() + " too: "
                                    + facade.migrations().historySchema() + "."
                                    + facade.migrations().historyTable(),
                            "set spring.flyway.enabled=false; or rowan.migrate=auto, so that Flyway runs the jar's migrations;"
                                    + " or give the jar a history of its own, by the property historyTable of the generator");
                }
                migrate(facade, schema);
            }
            case OFF -> {
                if (other.isPresent() || !facade.migrations().hasOwnHistory()) {
                    schema = schema.sharedHistory(); // who migrates may have others in it
                }
                if (properties.checkSchema()) {
                    schema.check();
                }
            }
        }
        schemas.put(facade.name(), schema);
    }

    /** By the connections of Boot's Flyway where there is one: its role may do what the application's may not. */
    private void migrate(FoundFacades.Facade facade, ShippedSchema schema) {
        DataSource others =
                flyways.size() == 1 ? flyways.getFirst().getConfiguration().getDataSource() : null;
        if (others == null) {
            schema.migrate();
        } else {
            ShippedSchema.of(others, facade.migrations())
                    .allowNewer(properties.allowNewerSchema())
                    .migrate();
            schema.check(); // it may be another database
        }
    }
}
