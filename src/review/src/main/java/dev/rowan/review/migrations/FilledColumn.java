package dev.rowan.review.migrations;

/**
 * A column that rows are made for.
 *
 * @param name unquoted
 * @param type as SQL writes it
 * @param base the name of the type below a domain, such as {@code int4}
 * @param kind {@code b} base, {@code e} enum, {@code c} composite, {@code r} range, {@code m} multirange
 * @param limit {@code atttypmod}, of the domain where it is one; -1 where there is none
 * @param element of an array or a range, as SQL writes it; empty where it is neither
 * @param elementBase the name of that type
 * @param elementKind its kind
 * @param array whether it is one
 * @param strict whether it is not null
 * @param plain the type below a domain, as SQL writes it
 */
record FilledColumn(
        String name,
        String type,
        String base,
        String kind,
        int limit,
        String element,
        String elementBase,
        String elementKind,
        boolean array,
        boolean strict,
        String plain) {
    /** A value for the row number {@code i}, another one for each row where the type has as many. */
    String value() {
        String value;
        if (array) {
            value = "array[" + value(element, elementBase, elementKind, -1, "i") + "]";
        } else if (kind.equals("r")) {
            value = range(plain, "i");
        } else if (kind.equals("m")) {
            value = plain + "(" + range(element, "i") + ")";
        } else {
            value = value(plain, base, kind, limit, "i");
        }
        return "(" + value + ")::" + type;
    }

    private String range(String range, String i) {
        String known = knownRange(range, i);
        return known.isEmpty()
                ? "%s(%s, %s)"
                        .formatted(
                                range,
                                value(element, elementBase, elementKind, -1, i),
                                value(element, elementBase, elementKind, -1, "(" + i + " + 1)"))
                : known;
    }

    private static String knownRange(String range, String i) {
        return switch (range) {
            case "int4range" -> "int4range(%1$s * 10, %1$s * 10 + 5)".formatted(i);
            case "int8range" -> "int8range(%1$s * 10, %1$s * 10 + 5)".formatted(i);
            case "numrange" -> "numrange(%1$s * 10, %1$s * 10 + 5)".formatted(i);
            case "daterange" ->
                "daterange(date '2024-01-01' + %1$s * 10, date '2024-01-01' + %1$s * 10 + 5)".formatted(i);
            case "tsrange" ->
                "tsrange(timestamp '2024-01-01' + %1$s * interval '1 day', timestamp '2024-01-01 12:00' + %1$s * interval '1 day')"
                        .formatted(i);
            case "tstzrange" ->
                "tstzrange(timestamptz '2024-01-01' + %1$s * interval '1 day', timestamptz '2024-01-01 12:00' + %1$s * interval '1 day')"
                        .formatted(i);
            default -> "";
        };
    }

    private static String value(String type, String base, String kind, int limit, String i) {
        if (kind.equals("e")) {
            return "(enum_range(null::%1$s))[1 + %2$s %% array_length(enum_range(null::%1$s), 1)]".formatted(type, i);
        }
        if (kind.equals("r") && !knownRange(type, i).isEmpty()) {
            return knownRange(type, i);
        }
        if (kind.equals("c") || kind.equals("r")) {
            return "null";
        }
        return switch (base) {
            case "int2", "int4", "int8", "float4", "float8", "oid" -> i;
            case "numeric" -> limit < 0 ? i : "%s %% %s".formatted(i, power(limit));
            case "bool" -> i + " % 2 = 0";
            case "text", "citext", "name" -> i + "::text";
            case "varchar", "bpchar" -> limit < 0 ? i + "::text" : "right(%s::text, %d)".formatted(i, limit - 4);
            case "char" -> "chr(64 + " + i + " % 26)";
            case "date" -> "date '2024-01-01' + " + i;
            case "timestamp", "timestamptz" -> "timestamp '2024-01-01' + %s * interval '1 hour'".formatted(i);
            case "time", "timetz" -> "time '00:00' + %s * interval '1 minute'".formatted(i);
            case "interval" -> i + " * interval '1 minute'";
            case "uuid" -> "md5(%s::text)".formatted(i);
            case "json", "jsonb" -> "json_build_object('i', %s)".formatted(i);
            case "bytea" -> "int4send(%s)".formatted(i);
            case "inet" -> "inet '10.0.0.0' + " + i;
            case "cidr" -> "'10.0.' || %s || '.0/24'".formatted(i);
            case "macaddr" -> "'08:00:2b:01:02:' || lpad(to_hex(%s), 2, '0')".formatted(i);
            case "macaddr8" -> "'08:00:2b:01:02:03:04:' || lpad(to_hex(%s), 2, '0')".formatted(i);
            case "bit" -> "%s::bit(%d)".formatted(i, Math.max(1, limit));
            case "varbit" -> "%s::bit(%d)".formatted(i, limit > 0 ? Math.min(limit, 8) : 8);
            case "money" -> i + "::numeric";
            case "xml" -> "'<i>' || %s || '</i>'".formatted(i);
            case "point" -> "point(%1$s, %1$s)".formatted(i);
            case "box" -> "box(point(%1$s, %1$s), point(%1$s + 1, %1$s + 1))".formatted(i);
            case "lseg" -> "lseg(point(%1$s, %1$s), point(%1$s + 1, %1$s + 1))".formatted(i);
            case "circle" -> "circle(point(%1$s, %1$s), 1)".formatted(i);
            case "path" -> "'((0,0),(1,' || %s || '))'".formatted(i);
            case "polygon" -> "'((0,0),(1,' || %s || '),(1,0))'".formatted(i);
            case "line" -> "'{1,1,' || %s || '}'".formatted(i);
            case "tsvector" -> "to_tsvector('simple', %s::text)".formatted(i);
            case "tsquery" -> "to_tsquery('simple', %s::text)".formatted(i);
            case "pg_lsn" -> "'0/' || to_hex(%s)".formatted(i);
            case "hstore" -> "'i=>' || " + i;
            default -> i + "::text"; // such as ltree
        };
    }

    /** One more than the largest whole number that a numeric of this limit holds. */
    private static String power(int limit) {
        int precision = ((limit - 4) >> 16) & 0xffff;
        int scale = (((limit - 4) & 0x7ff) ^ 1024) - 1024;
        return precision <= scale ? "1" : "1" + "0".repeat(Math.min(precision - scale, 18));
    }
}
