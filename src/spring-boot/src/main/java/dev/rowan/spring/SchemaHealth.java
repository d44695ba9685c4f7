package dev.rowan.spring;

import dev.rowan.connect.SchemaVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down where a migration of a facade's jar is missing or failed. One statement for each facade. */
final class SchemaHealth extends AbstractHealthIndicator {
    private final Schemas schemas;

    SchemaHealth(Schemas schemas) {
        super("the schema's version could not be read");
        this.schemas = schemas;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        schemas.schemas().forEach((name, schema) -> {
            SchemaVersion version = schema.version();
            builder.withDetail(name, details(version));
            if (!version.isCurrent()) {
                builder.down();
            }
        });
    }

    private static Map<String, Object> details(SchemaVersion version) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (version.jar() != null) {
            details.put("jar", version.jar());
        }
        if (version.database() != null) {
            details.put("database", version.database());
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("missing", version.missing());
        lists.put("unknown", version.unknown());
        lists.put("failed", version.failed());
        lists.forEach((name, versions) -> {
            if (!versions.isEmpty()) {
                details.put(name, versions);
            }
        });
        return details;
    }
}
