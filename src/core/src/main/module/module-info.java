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
    exports dev.rowan.column;
    exports dev.rowan.connect;
    exports dev.rowan.error;
    exports dev.rowan.insert;
    exports dev.rowan.table;
    exports dev.rowan.session;
    exports dev.rowan.shape;
    exports dev.rowan.type;
}
