/** The runtime under generated code. */
module dev.rowan {
    requires transitive java.sql;
    requires transitive org.jooq;
    requires transitive org.jspecify;
    requires com.zaxxer.hikari;
    requires flyway.core;
    requires flyway.database.postgresql;
    requires java.logging;
    requires jdk.net;
    requires org.postgresql.jdbc;

    exports dev.rowan;
    exports dev.rowan.error;
    exports dev.rowan.runtime;
    exports dev.rowan.runtime.graph;
    exports dev.rowan.type;
}
