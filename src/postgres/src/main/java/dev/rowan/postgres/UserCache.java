package dev.rowan.postgres;

import java.nio.file.Path;

/**
 * What is kept between runs: per user, at the platform's usual place or where the system property {@code rowan.cache} says. Its
 * value {@code off} keeps no migrated clusters; binaries must be somewhere, and stay where they are.
 */
final class UserCache {
    static final String PROPERTY = "rowan.cache";

    private static final String OFF = "off";

    private UserCache() {}

    static boolean isOff() {
        return OFF.equals(System.getProperty(PROPERTY));
    }

    static Path folder(String name) {
        return root().resolve(name);
    }

    private static Path root() {
        String named = System.getProperty(PROPERTY);
        if (named != null && !named.isBlank() && !named.equals(OFF)) {
            return Path.of(named).toAbsolutePath();
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        Path caches = xdg != null && !xdg.isBlank()
                ? Path.of(xdg)
                : home.resolve(System.getProperty("os.name").startsWith("Mac") ? "Library/Caches" : ".cache");
        return caches.resolve("rowan");
    }
}
