package dev.rowan.postgres;

import java.nio.file.Path;

/** Where unpacked binaries are kept between runs: per user, at the platform's usual place. */
final class UserCache {

    private UserCache() {}

    static Path folder() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home"));
        Path caches = xdg != null && !xdg.isBlank()
                ? Path.of(xdg)
                : home.resolve(System.getProperty("os.name").startsWith("Mac") ? "Library/Caches" : ".cache");
        return caches.resolve("rowan").resolve("postgres");
    }
}
