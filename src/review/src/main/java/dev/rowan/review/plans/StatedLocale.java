package dev.rowan.review.plans;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Whether text is sorted as bytes: then {@code like 'a%'} can use an index, else it cannot. That is all the planner asks of a locale,
 * so any other than C stands for all others. The indexes of an empty database are in every order.
 */
final class StatedLocale {
    private static final Set<String> BYTES = Set.of("C", "POSIX");

    /** Of the server, the stated one first. */
    private static final String OTHERS = """
            select collcollate from pg_collation
            where collprovider = 'c' and collcollate not in ('C', 'POSIX') and collencoding in (-1, pg_char_to_encoding('UTF8'))
            order by lower(replace(collcollate, '-', '')) = lower(replace(?, '-', '')) desc, collcollate
            limit 1
            """;

    private StatedLocale() {}

    /** Changes the database of this connection, for connections to come; what could not be done. */
    static Optional<String> set(Connection connection, Sizes sizes) throws SQLException {
        Optional<String> stated = sizes.locale();
        if (stated.isEmpty()) {
            return Optional.of(
                    sizes.file()
                            + ": no locale is stated: plans are those of C, where LIKE 'a%' uses any index\nhelp: add a line: locale en_US.utf8");
        }
        if (BYTES.contains(stated.get())) {
            return Optional.empty();
        }
        String locale;
        try (PreparedStatement s = connection.prepareStatement(OTHERS)) {
            s.setString(1, stated.get());
            try (ResultSet rs = s.executeQuery()) {
                if (!rs.next()) {
                    return Optional.of("%s: this server has no locale but C: plans are those of C"
                            .formatted(sizes.place("locale")));
                }
                locale = rs.getString(1);
            }
        }
        int version = connection.getMetaData().getDatabaseMajorVersion();
        String provider = version >= 15 ? "datlocprovider = 'c', datcollversion = null, " : "";
        String other = version >= 17 ? "datlocale = null, " : version >= 15 ? "daticulocale = null, " : "";
        try (PreparedStatement s = connection.prepareStatement("update pg_database set " + provider + other
                + "datcollate = ?, datctype = ? where datname = current_database()")) {
            s.setString(1, locale);
            s.setString(2, locale);
            s.executeUpdate();
        }
        return Optional.empty();
    }
}
