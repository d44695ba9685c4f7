package dev.rowan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Of everything that takes part. */
final class Versions {
    private Versions() {}

    /** By name, in the order of names. */
    static Map<String, String> read(Bench bench) throws SQLException, IOException {
        var versions = new TreeMap<String, String>();
        versions.put("JDK", Runtime.version().toString());
        try (var connection = bench.pool().getConnection()) {
            versions.put("PostgreSQL", connection.getMetaData().getDatabaseProductVersion());
        }
        var libraries = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            libraries.load(in);
        }
        libraries.stringPropertyNames().forEach(name -> versions.put(name, libraries.getProperty(name)));
        return versions;
    }
}
