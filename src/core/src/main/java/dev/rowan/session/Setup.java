package dev.rowan.session;

import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a session has in common with those of its transactions, beside what their executions share.
 *
 * @param keysInSettings whether a setting that a statement makes reaches the next one on all servers that execute it
 * @param names where typed SQL is to find its names; null where nobody has to ask
 * @param replica for reads; null where there is none
 */
record Setup(
        GraphLimit graphLimit,
        boolean keysInSettings,
        @Nullable NameCheck names,
        @Nullable Replica replica) {
    static Setup of(DataSource source) {
        return new Setup(
                GraphLimit.of(source),
                OwnPool.behind(source).map(OwnPool::keysInSettings).orElse(true),
                null,
                Replica.behind(source));
    }

    static Setup of(DSLContext dsl) {
        return new Setup(
                GraphLimit.of(dsl.settings()),
                !Boolean.FALSE.equals(dsl.configuration().data("rowan.keysInSettings")),
                null,
                null);
    }

    Setup asking(SearchPath path) {
        return new Setup(graphLimit, keysInSettings, new NameCheck(path), replica);
    }

    Setup replica(Replica other) {
        return new Setup(graphLimit, keysInSettings, names, other);
    }
}
