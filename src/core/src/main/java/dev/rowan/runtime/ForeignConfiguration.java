package dev.rowan.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.TransactionProvider;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultTransactionProvider;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a caller's jOOQ configuration that rewrites SQL. Static SQL does not pass through jOOQ's renderer, so a tenant
 * filter or a schema mapping in there would be by-passed in silence.
 */
final class ForeignConfiguration {
    private ForeignConfiguration() {}

    static void check(Configuration configuration) {
        List<String> problems = new ArrayList<>();
        if (configuration.family() != SQLDialect.POSTGRES) {
            problems.add("its dialect is " + configuration.dialect() + ", not POSTGRES");
        }
        if (configuration.visitListenerProviders().length > 0) {
            problems.add("it has " + configuration.visitListenerProviders().length + " VisitListener(s)");
        }
        Settings settings = configuration.settings();
        if (maps(settings.getRenderMapping())) {
            problems.add("its Settings have a RenderMapping");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("this DSLContext cannot carry static SQL: " + String.join("; ", problems)
                    + "\nhelp: pass a DSLContext without them, and keep the other one for your own jOOQ code");
        }
    }

    /** Whether it is what jOOQ uses where nobody has given another one: ours does the same. */
    static boolean isPlain(TransactionProvider provider) {
        return provider.getClass() == DefaultTransactionProvider.class
                && ((DefaultTransactionProvider) provider).nested()
                && provider.properties().isEmpty();
    }

    private static boolean maps(@Nullable RenderMapping mapping) {
        return mapping != null
                && (mapping.getDefaultSchema() != null
                        || mapping.getDefaultCatalog() != null
                        || !mapping.getSchemata().isEmpty()
                        || !mapping.getCatalogs().isEmpty());
    }
}
