package dev.rowan.spring;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Tells Boot that {@link Schemas} initializes the database: what depends on that waits for it. */
final class SchemasDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {
    /** That of Boot's Flyway is 1. */
    private static final int AFTER_FLYWAY = 10;

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(Schemas.class);
    }

    @Override
    public int getOrder() {
        return AFTER_FLYWAY;
    }
}
