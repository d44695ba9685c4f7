package dev.rowan.connect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database URL taken apart and percent-decoded. A {@code +} is a plus everywhere, as in libpq: passwords have it more
 * often than spaces. A record would print the password.
 */
final class UrlText {
    static final String EXAMPLE = "postgresql://user:password@localhost:5432/database";

    private static final Pattern SCHEME =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?(?:\\+\\w+)?:", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("(?:jdbc:)?[a-z][a-z0-9+.-]{0,20}:(?=//)", Pattern.CASE_INSENSITIVE);

    record Parameter(String name, String value) {}

    final List<HostPort> hosts = new ArrayList<>();

    @Nullable
    String user;

    @Nullable
    String password;

    @Nullable
    String database;

    final List<Parameter> parameters = new ArrayList<>();

    private final UrlProblems problems;

    private UrlText(UrlProblems problems) {
        this.problems = problems;
    }

    static UrlText parse(String text, UrlProblems problems) {
        var url = new UrlText(problems);
        url.read(withoutQuotes(text.strip()));
        return url;
    }

    private void read(String text) {
        var scheme = SCHEME.matcher(text);
        if (!scheme.lookingAt()) {
            var other = OTHER_SCHEME.matcher(text);
            throw problems.fatal(
                    "expected postgresql://... but it starts with "
                            + (other.lookingAt() ? other.group() + "//" : "something else"),
                    "write it as " + EXAMPLE);
        }
        refuseUnencoded(text);
        var rest = text.substring(scheme.end());
        int question = rest.indexOf('?');
        if (question >= 0) {
            readParameters(rest.substring(question + 1));
            rest = rest.substring(0, question);
        }
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            readAuthority(slash < 0 ? rest.substring(2) : rest.substring(2, slash));
            rest = slash < 0 ? "" : rest.substring(slash);
        } else if (!rest.matches("[^:@/]*")) {
            throw problems.fatal("'//' does not follow the scheme", "write it as " + EXAMPLE);
        }
        var name = decode(rest.startsWith("/") ? rest.substring(1) : rest, "the database's name");
        database = name.isEmpty() ? null : name;
    }

    /**
     * A password with one of these characters moves the borders between the parts. Which part is which cannot be told
     * any more, so nothing of the URL is shown.
     */
    private void refuseUnencoded(String text) {
        int at = text.indexOf('@');
        int start = text.indexOf("://") + 3;
        boolean border = at >= 0 && text.substring(start, at).matches(".*[/?].*");
        if (border
                || at != text.lastIndexOf('@')
                || text.indexOf('#') >= 0
                || text.chars().anyMatch(c -> c < ' ')) {
            throw problems.fatal(
                    "an '@', '/', '?', '#' or line break stands where none may be, perhaps in the password",
                    "percent-encode such characters: '@' is %40, '/' is %2F, '?' is %3F, '#' is %23, '%' is %25");
        }
    }

    private void readAuthority(String authority) {
        int at = authority.indexOf('@');
        if (at >= 0) {
            var login = authority.substring(0, at).split(":", 2);
            user = login[0].isEmpty() ? null : decode(login[0], "the user");
            password = login.length == 1 ? null : decode(login[1], "the password");
        }
        var list = authority.substring(at + 1);
        if (!list.isEmpty()) {
            for (var host : list.split(",", -1)) {
                HostPort.parse(host, problems).ifPresent(hosts::add);
            }
        }
    }

    private void readParameters(String query) {
        for (var pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0 && !pair.isEmpty()) {
                problems.add("a parameter has no '='", "write parameters as name=value, joined by '&'");
            } else if (equals >= 0) {
                parameters.add(new Parameter(
                        decode(pair.substring(0, equals), "a parameter's name"),
                        decode(pair.substring(equals + 1), "a parameter's value")));
            }
        }
    }

    private String decode(String text, String what) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            int next = text.codePointAt(i);
            if (next != '%') {
                bytes.put(Character.toString(next).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(next) - 1;
            } else if (text.length() > i + 2
                    && HexFormat.isHexDigit(text.charAt(i + 1))
                    && HexFormat.isHexDigit(text.charAt(i + 2))) {
                bytes.put((byte) HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else {
                problems.add(what + " has a '%' that two hexadecimal digits do not follow", "write '%' itself as %25");
                return "";
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            problems.add(what + " is not UTF-8 when percent-decoded", "percent-encode the bytes of its UTF-8 form");
            return "";
        }
    }

    /** Some tools that read env files keep the quotation marks; no URL has them. */
    private static String withoutQuotes(String text) {
        boolean quoted = text.length() > 1
                && (text.startsWith("\"") || text.startsWith("'"))
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
