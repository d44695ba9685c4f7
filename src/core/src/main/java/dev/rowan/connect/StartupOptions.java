package dev.rowan.connect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The startup parameter {@code options}, taken apart as PostgreSQL does: words between blanks, {@code \} before a blank that
 * belongs to a word, and {@code -c name=value} or {@code --name=value} for a setting.
 *
 * @param settings by their names in lower case, with underscores; the last value of each
 * @param rest all other words, as they stood
 */
record StartupOptions(Map<String, String> settings, List<String> rest) {
    private static final Pattern WORD = Pattern.compile("(?:\\\\.|[^\\s\\\\])+", Pattern.DOTALL);

    static StartupOptions parse(String options) {
        var words = new ArrayList<String>();
        var match = WORD.matcher(options);
        while (match.find()) {
            words.add(match.group());
        }
        var settings = new LinkedHashMap<String, String>();
        var rest = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            boolean apart = word.equals("-c") && i + 1 < words.size();
            var setting = apart ? words.get(++i) : word.replaceFirst("^(-c|--)", "");
            int equals = setting.indexOf('=');
            if (equals > 0 && (apart || !setting.equals(word))) {
                settings.put(
                        setting.substring(0, equals).replace('-', '_').toLowerCase(Locale.ROOT),
                        setting.substring(equals + 1).replaceAll("(?s)\\\\(.)", "$1"));
            } else {
                rest.add(apart ? "-c " + setting : word);
            }
        }
        return new StartupOptions(settings, rest);
    }
}
