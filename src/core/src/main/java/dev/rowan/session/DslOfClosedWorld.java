package dev.rowan.session;

import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** Tells a closed world of jOOQ's own statements before they are prepared. */
final class DslOfClosedWorld implements ExecuteListener {
    private static final long serialVersionUID = 1L;

    private final transient ClosedWorld world; // nobody serializes one

    DslOfClosedWorld(ClosedWorld world) {
        this.world = world;
    }

    @Override
    public void prepareStart(ExecuteContext context) {
        if (context.sql() != null) {
            world.add(Session.DSL, context.sql());
        }
        for (String sql : context.batchSQL()) {
            if (context.sql() == null) {
                world.add(Session.DSL, sql);
            }
        }
    }
}
