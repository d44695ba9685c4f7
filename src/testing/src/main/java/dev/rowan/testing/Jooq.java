package dev.rowan.testing;

import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** jOOQ, where it is on the class path: loaded for the first parameter that asks for it. */
final class Jooq {
    static final String CONTEXT = "org.jooq.DSLContext";

    private Jooq() {}

    static Object on(DataSource source) {
        return DSL.using(source, SQLDialect.POSTGRES);
    }
}
