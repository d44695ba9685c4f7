package dev.enginecam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.VisitListener;
import org.jooq.VisitListenerProvider;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Static SQL would by-pass what these configurations do to SQL: a filter per tenant, a schema per tenant. */
class ForeignConfigurationTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("../../db/migrations"));

    private static final String HELP =
            "\nhelp: pass a DSLContext without what rewrites SQL, and keep the other one for your own jOOQ code";

    private static final String OTHER_DIALECT =
            "\nhelp: pass one of a PostgreSQL database, such as DSL.using(dataSource, SQLDialect.POSTGRES)";

    private static Configuration postgres() {
        return new DefaultConfiguration().set(SQLDialect.POSTGRES);
    }

    private static void assertRefused(Configuration configuration, String problems) {
        assertRefused(configuration, problems, HELP);
    }

    private static void assertRefused(Configuration configuration, String problems, String help) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EngineCam.of(configuration.dsl()))
                .withMessage("this DSLContext cannot carry static SQL: " + problems + help);
    }

    @Test
    void visit_listeners_are_refused() {
        var listener = new VisitListenerProvider() {
            @Override
            public VisitListener provide() {
                return new VisitListener() {};
            }
        };
        assertRefused(postgres().set(listener), "it has 1 VisitListener(s)");
    }

    @Test
    void another_name_for_a_schema_is_refused() {
        var mapping = new RenderMapping()
                .withSchemata(new MappedSchema().withInput("public").withOutput("tenant_7"));
        assertRefused(postgres().set(new Settings().withRenderMapping(mapping)), "its Settings have a RenderMapping");
        assertRefused(
                postgres().set(new Settings().withRenderMapping(new RenderMapping().withDefaultSchema("public"))),
                "its Settings have a RenderMapping");
    }

    @Test
    void another_dialect_is_refused() {
        assertRefused(
                new DefaultConfiguration().set(SQLDialect.MYSQL), "its dialect is MYSQL, not POSTGRES", OTHER_DIALECT);
        assertRefused(new DefaultConfiguration(), "its dialect is DEFAULT, not POSTGRES", OTHER_DIALECT);
    }

    @Test
    void all_problems_are_told_at_once() {
        var mapping = new RenderMapping().withDefaultSchema("public");
        assertRefused(
                new DefaultConfiguration()
                        .set(SQLDialect.H2)
                        .set(() -> new VisitListener() {}, () -> new VisitListener() {})
                        .set(new Settings().withRenderMapping(mapping)),
                "its dialect is H2, not POSTGRES; it has 2 VisitListener(s); its Settings have a RenderMapping",
                OTHER_DIALECT + HELP.replace("\nhelp:", ";"));
    }

    @Test
    void settings_that_do_not_rewrite_are_taken(DataSource database) {
        UnaryOperator<Settings> harmless =
                s -> s.withFetchSize(100).withRenderFormatted(true).withRenderMapping(new RenderMapping());
        EngineCam db = EngineCam.of(
                postgres().set(database).set(harmless.apply(new Settings())).dsl());
        assertThat(SomeRows.user(db, "u")).isEqualTo(db.users().get("u"));
    }

    @Test
    void a_pool_without_autocommit_is_refused(TestDatabase database) {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setAutoCommit(false);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EngineCam.of(pool))
                    .withMessage("""
                            the pool has autoCommit=false: what a statement outside a transaction writes would be lost
                            help: set autoCommit=true; transactions turn it off for themselves""");
            pool.setAutoCommit(true);
            assertThat(EngineCam.of(pool).users().count()).isZero();
        }
    }
}
