package dev.rowan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Of everything that takes part. */
public final class Versions {
    private Versions() {}

    /** By name, in the order of names. */
    public static Map<String, String> read(Bench bench) throws SQLException, IOException {
        var versions = new TreeMap<String, String>();
        versions.put("JDK", Runtime.version().toString());
        try (var connection = bench.pool().getConnection()) {
            versions.put("PostgreSQL", connection.getMetaData().getDatabaseProductVersion());
        }
        versions.putAll(besides(Versions.class));
        return versions;
    }

    /** Those in {@code versions.properties} beside a class, by name. */
    public static Map<String, String> besides(Class<?> owner) throws IOException {
        var libraries = new Properties();
        try (InputStream in = owner.getResourceAsStream("versions.properties")) {
            libraries.load(in);
        }
        var versions = new TreeMap<String, String>();
        libraries.stringPropertyNames().forEach(name -> versions.put(name, libraries.getProperty(name)));
        return versions;
    }
}
