package dev.rowan.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.TransactionProvider;
import org.jooq.conf.RenderMapping;
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
        List<String> helps = new ArrayList<>();
        if (configuration.family() != SQLDialect.POSTGRES) {
            problems.add("its dialect is " + configuration.dialect() + ", not POSTGRES");
            helps.add("pass one of a PostgreSQL database, such as DSL.using(dataSource, SQLDialect.POSTGRES)");
        }
        long listeners = Arrays.stream(configuration.visitListenerProviders())
                .filter(CheckedBinds::isForeign)
                .count();
        if (listeners > 0) {
            problems.add("it has " + listeners + " VisitListener(s)");
        }
        if (maps(configuration.settings().getRenderMapping())) {
            problems.add("its Settings have a RenderMapping");
        }
        if (problems.size() > helps.size()) {
            helps.add("pass a DSLContext without what rewrites SQL, and keep the other one for your own jOOQ code");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("this DSLContext cannot carry static SQL: " + String.join("; ", problems)
                    + "\nhelp: " + String.join("; ", helps));
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
