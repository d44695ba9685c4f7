package dev.rowan.session;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.common.BaseDataSource;

/**
 * What the cursors of pages are signed with: a key of the configuration's; else the password of the DataSource, which all nodes of
 * an application share; else what everybody can know, so that a signature tells an accident from a cursor, and no more.
 */
final class CursorKey {
    /** In the data of a jOOQ configuration. */
    static final String NAME = "rowan.cursorKey";

    private static final String PUBLIC = "no key";

    private CursorKey() {}

    /** What a DataSource has for it, if it has something. */
    static @Nullable String of(DataSource source) {
        try {
            OwnPool ours = OwnPool.behind(source).orElse(null);
            if (ours != null) {
                return ours.cursorKey();
            }
            if (source.isWrapperFor(HikariDataSource.class)) {
                HikariDataSource pool = source.unwrap(HikariDataSource.class);
                return pool.getPassword() == null && pool.getDataSource() != null
                        ? of(pool.getDataSource())
                        : pool.getPassword();
            }
            return source instanceof BaseDataSource driver ? driver.getPassword() : null;
        } catch (SQLException | RuntimeException e) {
            return null; // a wrapper that hides it
        }
    }

    /** The key itself, which tells nothing of what it is made of. */
    static byte[] of(Configuration configuration) {
        Object secret = configuration.data(NAME);
        String text = secret == null ? PUBLIC : secret.toString();
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("rowan cursor 1\0" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e); // each JVM has it
        }
    }
}
