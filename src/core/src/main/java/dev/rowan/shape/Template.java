package dev.rowan.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL with named places, {@code select {columns} from {table}}, each of which may stand several times. For one thread. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private final String text;
    private final Map<String, Fragment> pieces = new HashMap<>();

    private Template(String text) {
        this.text = text;
    }

    static Template of(String text) {
        return new Template(text);
    }

    Template with(String name, String piece) {
        return with(name, Fragment.of(piece));
    }

    Template with(String name, Fragment piece) {
        pieces.put(name, piece);
        return this;
    }

    /** The SQL, with the parameters of the pieces in the order of their places. */
    Fragment fragment() {
        var sql = new StringBuilder();
        List<Bind> binds = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            Fragment piece = Objects.requireNonNull(pieces.get(place.group(1)), place.group());
            place.appendReplacement(sql, Matcher.quoteReplacement(piece.sql()));
            binds.addAll(piece.binds());
        }
        place.appendTail(sql);
        return new Fragment(sql.toString(), List.copyOf(binds));
    }
}
