package dev.rowan.own;

import dev.enginecam.EngineCam;
import dev.rowan.Database;
import dev.rowan.connect.ShippedMigrations;
import dev.rowan.session.Session;
import org.jooq.DSLContext;

/** A facade as of a jar whose migrations have a history of their own. */
public final class OwnHistory extends Database<OwnHistory> {
    public static final ShippedMigrations MIGRATIONS = EngineCam.MIGRATIONS.history("public", "cams_history");

    private OwnHistory(Session session) {
        super(session);
    }

    public static OwnHistory of(DSLContext dsl) {
        return new OwnHistory(Session.of(dsl, (schema, table, constraint) -> null));
    }

    @Override
    protected OwnHistory on(Session session) {
        return new OwnHistory(session);
    }
}
