package dev.rowan.codegen.catalogue;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A type that is no domain.
 *
 * @param name {@code pg_type.typname}, such as {@code int4}
 * @param kind {@code pg_type.typtype}: {@code b} base, {@code e} enum, {@code c} composite, {@code r} range, ...
 * @param modifier {@code pg_attribute.atttypmod}, -1 when there is none; of an array it is that of its elements
 * @param dimensions of an array, as it is declared; 0 when it is none or where PostgreSQL does not know
 * @param delimiter {@code pg_type.typdelim}: what stands between the elements of an array of it
 * @param element of an array
 * @param asText whether its values go as text, whatever it is
 */
public record TypeModel(
        String schema,
        String name,
        char kind,
        int modifier,
        int dimensions,
        char delimiter,
        Optional<TypeModel> element,
        boolean asText) {
    private static final Set<String> TEXTS = Set.of("text", "varchar");

    /** A name that needs no quotes behind a dot, where keywords are names too. */
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Built-in types that the driver reads and sends as they are. */
    private static final Set<String> BY_DRIVER = Set.of(
            "bool",
            "bytea",
            "char",
            "date",
            "float4",
            "float8",
            "int2",
            "int4",
            "int8",
            "interval",
            "json",
            "jsonb",
            "name",
            "numeric",
            "oid",
            "text",
            "time",
            "timestamp",
            "timestamptz",
            "timetz",
            "uuid",
            "varchar",
            "xml");

    /** Whether it is the same type, whatever its length; {@code text} and {@code varchar} are one. */
    public boolean isLike(TypeModel other) {
        return (schema.equals(other.schema) && name.equals(other.name))
                || (builtIn() && other.builtIn() && TEXTS.contains(name) && TEXTS.contains(other.name));
    }

    /** Whether its values go through JDBC as text: read from {@code column::text}, sent as {@code ?::type}. */
    public boolean goesAsText() {
        return asText || isArray() || !(isEnum() || isCitext() || isByDriver());
    }

    /**
     * Whether its values come as text without a cast too, in every driver: those of ranges and composite types. Citus takes no cast
     * in RETURNING whose function is not immutable. Arrays of some types come in the driver's binary form.
     */
    public boolean comesAsText() {
        return element.isEmpty() && (kind == 'r' || kind == 'm' || kind == 'c');
    }

    /** The same as values of its own kind. */
    public TypeModel notAsText() {
        return new TypeModel(schema, name, kind, modifier, dimensions, delimiter, element, false);
    }

    private boolean isByDriver() {
        return builtIn() && (BY_DRIVER.contains(name) || (name.equals("bpchar") && modifier < 0));
    }

    public boolean isEnum() {
        return kind == 'e' && !asText;
    }

    public boolean isArray() {
        return element.isPresent() && !asText;
    }

    public boolean isInterval() {
        return builtIn() && name.equals("interval");
    }

    /** Of the extension, whatever its schema. */
    public boolean isCitext() {
        return name.equals("citext") && !builtIn();
    }

    /** Whether it is a base type that an extension brings, with operators of its own. */
    public boolean isOfExtension() {
        return kind == 'b' && !builtIn() && element.isEmpty();
    }

    /** As SQL has it, without a modifier: {@code ?::bit} would cut the value to one bit. */
    public String sqlName() {
        return quotedSchema() + "." + (PLAIN.matcher(name).matches() ? name : quoted(name));
    }

    public String quotedSchema() {
        return schema.equals("pg_catalog") || schema.equals("public") ? schema : quoted(schema);
    }

    private static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    /** Whether it is one of PostgreSQL's own. */
    public boolean builtIn() {
        return schema.equals("pg_catalog");
    }

    /** Characters of {@code varchar(n)} and {@code char(n)}, see varchar.c; bits of {@code bit(n)}. */
    public int length() {
        return name.endsWith("bit") ? modifier : modifier - 4;
    }

    /** Digits in all of {@code numeric(p,s)}; see numeric.c, which packs both into the modifier. */
    public int precision() {
        return (modifier - 4) >> 16 & 0xffff;
    }

    /** Digits after the point of {@code numeric(p,s)}, from -1000 to 1000. */
    public int scale() {
        return ((modifier - 4 & 0x7ff) ^ 1024) - 1024;
    }
}
