package dev.rowan.session;

import dev.rowan.column.TextTypes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The schemas in which PostgreSQL looks for names that have none, in this order; new tables go to the first. Immutable.
 *
 * @param schemas as the catalogue has their names
 */
public record SearchPath(List<String> schemas) {
    /** The schema that is called like the role, if there is one. */
    private static final String OF_ROLE = "$user";

    /** Where nobody has set one. */
    public static final SearchPath STANDARD = new SearchPath(List.of(OF_ROLE, "public"));

    private static final Pattern SIMPLE = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern ELEMENT = Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")*)\"|([^\",]*?))\\s*(?:,|$)");

    /** Whether names are found as this path has it. A schema that is missing or closed to the role is passed over, as the server does. */
    private static final String AS_HERE = """
            current_schemas(false)::text[] = array(
                select n.nspname::text
                from unnest(?::text[]) with ordinality path(name, place) join pg_catalog.pg_namespace n on n.nspname = path.name
                where has_schema_privilege(n.oid, 'usage')
                order by path.place)""";

    /** Two columns of a select; the parameter is what {@link #asked} gives. */
    public static final String ASKED = "current_setting('search_path'), " + AS_HERE;

    /** A session's path. */
    public record Seen(String setting, boolean asBuilt) {}

    public SearchPath {
        schemas = List.copyOf(schemas);
    }

    /** What a setting says: names in lower case unless quoted. */
    public static SearchPath parse(String setting) {
        var schemas = new ArrayList<String>();
        var match = ELEMENT.matcher(setting);
        while (match.lookingAt()) {
            var quoted = match.group(1);
            var name = quoted == null ? match.group(2).toLowerCase(Locale.ROOT) : quoted.replace("\"\"", "\"");
            if (!name.isEmpty()) {
                schemas.add(name);
            }
            if (match.end() == setting.length()) {
                break;
            }
            match.region(match.end(), setting.length());
        }
        return new SearchPath(schemas);
    }

    public SearchPath withoutRole() {
        return new SearchPath(schemas.stream().filter(s -> !s.equals(OF_ROLE)).toList());
    }

    /** One round trip. */
    Seen seenIn(Connection connection) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement("select " + ASKED)) {
            s.setString(1, asked());
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return new Seen(rs.getString(1), rs.getBoolean(2));
            }
        }
    }

    /** The parameter of {@link #ASKED}: as text, for the driver's arrays are some twenty classes more in each process that starts. */
    public String asked() {
        return TextTypes.TEXT.arrayText(schemas);
    }

    /** As a setting has it. */
    @Override
    public String toString() {
        return schemas.stream()
                .map(s -> SIMPLE.matcher(s).matches() ? s : '"' + s.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
    }
}
