package dev.rowan.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that a column may take, as the server reads them: first those that are right most often. */
final class Candidates {
    /** A value in a check: {@code 'intake'::text}, {@code 0}. */
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])-?\\d+(?:\\.\\d+)?");

    private static final int HEADER = 4; // of a typmod

    /**
     * A type, below domains. {@code element}: of an array; of a range what it ranges over; 0 for others.
     */
    private static final String TYPE = """
            with recursive t as (
                select oid, typtype, typname, typbasetype, typtypmod, typelem, typrelid, typcategory from pg_type where oid = ?
                union all
                select b.oid, b.typtype, b.typname, b.typbasetype, case when b.typtype = 'd' then b.typtypmod else t.typtypmod end,
                    b.typelem, b.typrelid, b.typcategory
                from t join pg_type b on b.oid = t.typbasetype and t.typtype = 'd')
            select typname::text, typtype::text, typtypmod,
                coalesce((select r.rngsubtype::bigint from pg_range r where r.rngtypid = t.oid),
                    case when typcategory = 'A' then typelem::bigint end, 0),
                array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder),
                array(select a.atttypid::bigint::text from pg_attribute a where a.attrelid = t.typrelid and t.typrelid <> 0 and a.attnum > 0
                    and not a.attisdropped order by a.attnum),
                (select array_agg(pg_get_constraintdef(c.oid)) from pg_constraint c where c.contypid in (select oid from t))
            from t where typtype <> 'd'""";

    private Candidates() {}

    /** Text that the server reads as a value of the type. */
    @FunctionalInterface
    interface Candidate {
        /** {@code n}: greater with each call, so that keys differ. */
        @Nullable
        String of(long n, Random random);
    }

    /** {@code checks}: as the server prints them. */
    static List<Candidate> of(Connection connection, long type, int typmod, List<String> checks) throws SQLException {
        List<Candidate> all = new ArrayList<>();
        try (PreparedStatement s = connection.prepareStatement(TYPE)) {
            s.setLong(1, type);
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                int modifier = rs.getInt(3) >= 0 ? rs.getInt(3) : typmod;
                List<String> known = new ArrayList<>(checks);
                if (rs.getArray(7) != null) {
                    known.addAll(List.of((String[]) rs.getArray(7).getArray()));
                }
                String name = rs.getString(1);
                List<Candidate> usual = usual(
                        connection,
                        name,
                        rs.getString(2),
                        modifier,
                        rs.getLong(4),
                        List.of((String[]) rs.getArray(5).getArray()),
                        List.of((String[]) rs.getArray(6).getArray()));
                List<Candidate> literals = literals(known, name);
                boolean listed = known.stream()
                        .anyMatch(check ->
                                check.contains("ANY (") || check.contains(" = '") || check.startsWith("FOR VALUES"));
                all.addAll(listed ? literals : usual);
                all.addAll(listed ? usual : literals);
            }
        }
        return all;
    }

    /** What its checks name, and of numbers the neighbours. */
    private static List<Candidate> literals(List<String> checks, String type) {
        List<Candidate> literals = new ArrayList<>();
        for (String check : checks) {
            Matcher text = TEXT.matcher(check);
            while (text.find()) {
                String literal = text.group(1).replace("''", "'");
                literals.add((n, random) -> literal);
            }
            Matcher number = NUMBER.matcher(check);
            while (number.find()) {
                String literal = number.group();
                if (isNumber(type)) {
                    literals.add((n, random) -> literal);
                    double value = Double.parseDouble(literal);
                    literals.add((n, random) -> plain(value + 1 + random.nextInt(9)));
                    literals.add((n, random) -> plain(value - 1 - random.nextInt(9)));
                } else if (literal.length() <= 3 && !literal.startsWith("-") && !literal.contains(".")) {
                    int length = Integer.parseInt(literal);
                    literals.add((n, random) -> letters(n, length)); // of that length
                    literals.add((n, random) -> digits(n, length));
                }
            }
        }
        return literals;
    }

    private static boolean isNumber(String type) {
        return List.of("int2", "int4", "int8", "numeric", "float4", "float8", "money")
                .contains(type);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String letters(long n, int length) {
        String tail = Long.toString(n, 26)
                .chars()
                .map(c -> c <= '9' ? c - '0' + 'a' : c + 10)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return tail.length() >= length
                ? tail.substring(tail.length() - length)
                : "a".repeat(length - tail.length()) + tail;
    }

    private static String digits(long n, int length) {
        String tail = Long.toString(n);
        return tail.length() >= length
                ? tail.substring(tail.length() - length)
                : "1".repeat(length - tail.length()) + tail;
    }

    private static List<Candidate> usual(
            Connection connection,
            String name,
            String kind,
            int typmod,
            long element,
            List<String> labels,
            List<String> fields)
            throws SQLException {
        if (kind.equals("e")) {
            return List.of((n, random) -> labels.get((int) (n % labels.size())), (n, random) -> labels.getFirst());
        } else if (kind.equals("c")) {
            List<Candidate> parts = new ArrayList<>();
            for (String field : fields) {
                parts.add(of(connection, Long.parseLong(field), -1, List.of()).getFirst());
            }
            return List.of((n, random) -> composite(parts, n, random));
        } else if (kind.equals("r")) {
            List<Candidate> bounds = of(connection, element, -1, List.of());
            return List.of(
                    (n, random) -> "[" + quoted(bounds.getFirst().of(n, random)) + ",)",
                    (n, random) -> "[" + quoted(bounds.getFirst().of(n, random)) + ","
                            + quoted(bounds.getFirst().of(n + 1, random)) + ")",
                    (n, random) -> "empty");
        } else if (kind.equals("m")) {
            return List.of((n, random) -> "{}");
        } else if (element != 0) {
            List<Candidate> elements = of(connection, element, typmod, List.of());
            return List.of(
                    (n, random) -> "{" + quoted(elements.getFirst().of(n, random)) + "}",
                    (n, random) -> "{}",
                    (n, random) -> "{" + quoted(elements.getFirst().of(n, random)) + ","
                            + quoted(elements.getFirst().of(n + 1, random)) + "}");
        }
        return base(name, typmod);
    }

    private static String composite(List<Candidate> parts, long n, Random random) {
        StringBuilder text = new StringBuilder("(");
        for (Candidate part : parts) {
            text.append(text.length() > 1 ? "," : "").append(quoted(part.of(n, random)));
        }
        return text.append(')').toString();
    }

    /** Within an array, a range, a composite. */
    private static String quoted(@Nullable String text) {
        return text == null ? "" : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static List<Candidate> base(String name, int typmod) {
        return switch (name) {
            case "bool" -> List.of((n, random) -> "true", (n, random) -> "false");
            case "int2" -> numbers(30_000);
            case "int4", "int8", "oid" -> numbers(1_000_000_000);
            case "float4", "float8", "money" -> numbers(100_000);
            case "numeric" -> numeric(typmod);
            case "text", "citext", "name" -> texts(60);
            case "varchar" -> texts(typmod < 0 ? 60 : Math.min(60, typmod - HEADER));
            case "bpchar" -> fixed(typmod < 0 ? 1 : typmod - HEADER);
            case "char" -> List.of((n, random) -> letters(n, 1));
            case "uuid" ->
                List.of((n, random) ->
                        String.format(Locale.ROOT, "%08x-0000-4000-8000-%012x", random.nextInt() & 0x7fffffff, n));
            case "date" -> List.of((n, random) -> day(n), (n, random) -> "1970-01-01", (n, random) -> "2999-12-31");
            case "timestamp", "timestamptz" ->
                List.of(
                        (n, random) -> day(n) + " 12:00:00Z",
                        (n, random) -> "1970-01-01 00:00:00Z",
                        (n, random) -> "2999-12-31 00:00:00Z");
            case "time", "timetz" ->
                List.of((n, random) ->
                        String.format(Locale.ROOT, "%02d:%02d:%02dZ", n / 3600 % 24, n / 60 % 60, n % 60));
            case "interval" -> List.of((n, random) -> n % 1000 + " minutes");
            case "json", "jsonb" ->
                List.of((n, random) -> "{}", (n, random) -> "[]", (n, random) -> "\"text\"", (n, random) -> "1");
            case "jsonpath" -> List.of((n, random) -> "$");
            case "xml" -> List.of((n, random) -> "<a/>");
            case "bytea" -> List.of((n, random) -> String.format(Locale.ROOT, "\\x%08x", n), (n, random) -> "\\x");
            case "inet" -> List.of((n, random) -> "10." + n / 65_536 % 256 + "." + n / 256 % 256 + "." + n % 256);
            case "cidr" ->
                List.of((n, random) -> "10." + n / 65_536 % 256 + "." + n / 256 % 256 + "." + n % 256 + "/32");
            case "macaddr" ->
                List.of((n, random) ->
                        String.format(Locale.ROOT, "08:00:2b:%02x:%02x:%02x", n >> 16 & 255, n >> 8 & 255, n & 255));
            case "macaddr8" ->
                List.of((n, random) -> String.format(
                        Locale.ROOT, "08:00:2b:ff:fe:%02x:%02x:%02x", n >> 16 & 255, n >> 8 & 255, n & 255));
            case "bit" -> List.of((n, random) -> bits(n, typmod < 1 ? 1 : typmod));
            case "varbit" -> List.of((n, random) -> bits(n, typmod < 1 ? 8 : typmod));
            case "point" -> List.of((n, random) -> "(" + n % 1000 + ",1)");
            case "line" -> List.of((n, random) -> "{1,2," + n % 1000 + "}");
            case "lseg", "box", "path" -> List.of((n, random) -> "(0,0),(" + (n % 1000 + 1) + ",1)");
            case "polygon" -> List.of((n, random) -> "(0,0),(" + (n % 1000 + 1) + ",1),(1,1)");
            case "circle" -> List.of((n, random) -> "<(0,0)," + (n % 1000 + 1) + ">");
            case "hstore" -> List.of((n, random) -> "k=>" + n);
            case "ltree" -> List.of((n, random) -> "a.n" + n);
            case "tsvector", "tsquery" -> List.of((n, random) -> "word");
            case "pg_lsn" -> List.of((n, random) -> "0/" + Long.toHexString(n));
            case "vector", "halfvec" ->
                List.of((n, random) -> "[" + "1,".repeat(Math.max(typmod, 1) - 1) + (n % 1000 + 1) + "]");
            case "sparsevec" -> List.of((n, random) -> "{1:" + (n % 1000 + 1) + "}/" + Math.max(typmod, 1));
            default -> texts(60);
        };
    }

    private static List<Candidate> numbers(long most) {
        return List.of(
                (n, random) -> Long.toString(n % most + 1),
                (n, random) -> Integer.toString(1 + random.nextInt(9)),
                (n, random) -> Integer.toString(10 + random.nextInt(90)),
                (n, random) -> Integer.toString(100 + random.nextInt(900)),
                (n, random) -> Integer.toString(1_900 + random.nextInt(150)),
                (n, random) -> "0",
                (n, random) -> Integer.toString(-1 - random.nextInt(99)));
    }

    /** Precision and scale, of which a scale below zero counts from 2048. */
    private static List<Candidate> numeric(int typmod) {
        if (typmod < 0) {
            List<Candidate> free = new ArrayList<>(numbers(1_000_000));
            free.add((n, random) -> "0." + (1 + random.nextInt(99)));
            return free;
        }
        int precision = (typmod - HEADER) >> 16;
        int scale = (typmod - HEADER) & 0x7ff;
        int signed = scale > 1_000 ? scale - 2_048 : scale;
        int whole = Math.clamp((long) precision - signed, 0, 9);
        long most = (long) Math.pow(10, whole);
        return List.of(
                (n, random) -> most == 1 ? "0" : Long.toString(n % (most - 1) + 1),
                (n, random) -> most == 1 ? "0" : Long.toString(1 + random.nextLong(Math.min(9, most - 1))),
                (n, random) -> signed > 0 ? "0." + "0".repeat(signed - 1) + (1 + random.nextInt(9)) : "0",
                (n, random) -> most == 1 ? "0" : Long.toString(random.nextLong(most)),
                (n, random) -> "0",
                (n, random) -> most == 1 ? "0" : Long.toString(-1 - random.nextLong(Math.min(9, most - 1))));
    }

    private static List<Candidate> texts(int most) {
        return List.of(
                (n, random) -> within("row " + n, letters(n, most), most),
                (n, random) -> within("row" + n + "@example.com", letters(n, most), most),
                (n, random) -> within(letters(n, 5), letters(n, most), most),
                (n, random) -> letters(n, Math.min(2, most)).toUpperCase(Locale.ROOT),
                (n, random) -> letters(n, Math.min(3, most)).toUpperCase(Locale.ROOT),
                (n, random) -> digits(n, Math.min(5, most)),
                (n, random) -> digits(n, Math.min(1 + random.nextInt(20), most)),
                (n, random) -> letters(n, Math.min(1 + random.nextInt(20), most)),
                (n, random) -> within("https://example.com/" + n, letters(n, most), most),
                (n, random) -> within(String.format(Locale.ROOT, "#%06x", n & 0xffffff), letters(n, most), most),
                (n, random) -> within("+49170" + digits(n, 7), digits(n, most), most),
                (n, random) -> within("row-" + n, letters(n, most), most),
                (n, random) -> within("Row" + n, letters(n, most), most),
                (n, random) -> letters(n, 1).toUpperCase(Locale.ROOT),
                (n, random) -> "");
    }

    private static List<Candidate> fixed(int length) {
        return List.of(
                (n, random) -> letters(n, length),
                (n, random) -> letters(n, length).toUpperCase(Locale.ROOT),
                (n, random) -> digits(n, length));
    }

    private static String within(String text, String shorter, int most) {
        return text.length() <= most ? text : shorter;
    }

    private static String bits(long n, int length) {
        String tail = Long.toBinaryString(n);
        return tail.length() >= length
                ? tail.substring(tail.length() - length)
                : "0".repeat(length - tail.length()) + tail;
    }

    /** From the year 2000 on, so that nothing lies in the future for long. */
    private static String day(long n) {
        return LocalDate.of(2000, 1, 1).plusDays(n % 9_000).toString();
    }
}
