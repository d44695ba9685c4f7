package dev.rowan.codegen.catalogue;

import java.util.List;
import java.util.Optional;
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
 * @param domain of the domains above it the first that is a type of its own in Java: {@code public.email}
 */
public record TypeModel(
        String schema,
        String name,
        char kind,
        int modifier,
        int dimensions,
        char delimiter,
        Optional<TypeModel> element,
        boolean asText,
        Optional<String> domain) {
    /** How text is sent. */
    public static final String AS_TEXT = "varchar";

    /** A name that needs no quotes behind a dot, where keywords are names too. */
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Empty for arrays, enums, composite types, and what we do not know. */
    public Optional<KnownType> known() {
        return KnownType.of(this);
    }

    public boolean is(KnownType... types) {
        return known().filter(List.of(types)::contains).isPresent();
    }

    /** Whether it is the same type, whatever its length; {@code text} and {@code varchar} are one. */
    public boolean isLike(TypeModel other) {
        return (schema.equals(other.schema) && name.equals(other.name))
                || (is(KnownType.TEXT, KnownType.VARCHAR) && other.is(KnownType.TEXT, KnownType.VARCHAR));
    }

    /** What a select has after a column that {@linkplain #goesAsText goes as text}. */
    public String cast() {
        return "::"
                + (asText || isArray() ? "text" : known().map(KnownType::readAs).orElse("text"));
    }

    /**
     * Whether its values go through JDBC as text: read from {@code column::text}, sent as {@code ?::type}. Single vectors go as
     * {@code real[]} there, by the same ways.
     */
    public boolean goesAsText() {
        return asText || isArray() || !(isEnum() || is(KnownType.CITEXT) || isByDriver());
    }

    /**
     * Whether its values come as text without a cast too, in every driver: those of ranges and composite types. Citus takes no cast
     * in RETURNING whose function is not immutable. Arrays of some types come in the driver's binary form.
     */
    public boolean comesAsText() {
        return element.isEmpty() && (kind == 'r' || kind == 'm' || kind == 'c');
    }

    /**
     * The type with which the driver sends a single value, as {@code pg_type} calls it: {@code varchar} for all that goes as text, and for
     * enums. Null has it too, but for types that the driver knows by their class alone: it leaves these to the server.
     */
    public String sent() {
        return asText || isArray() || isEnum()
                ? AS_TEXT
                : known().map(k -> k.sent(goesAsText())).orElse(AS_TEXT);
    }

    /** The same as values of its own kind. */
    public TypeModel notAsText() {
        return asText(false);
    }

    TypeModel asText(boolean changed) {
        return new TypeModel(
                schema,
                name,
                kind,
                modifier,
                dimensions,
                delimiter,
                element,
                changed,
                changed ? Optional.empty() : domain);
    }

    /** As a column declares it: what is left open there, its domains say. */
    TypeModel declared(int declaredModifier, int declaredDimensions) {
        return new TypeModel(
                schema,
                name,
                kind,
                declaredModifier < 0 ? modifier : declaredModifier,
                Math.max(dimensions, declaredDimensions),
                delimiter,
                element.map(e -> e.declared(declaredModifier, 0)),
                asText,
                domain);
    }

    /** The same, but that rows of tables and other composite values go as text. */
    public TypeModel withRowsAsText() {
        boolean row = kind == 'c' || (kind == 'p' && name.equals("record"));
        return new TypeModel(
                schema,
                name,
                kind,
                modifier,
                dimensions,
                delimiter,
                element.map(TypeModel::withRowsAsText),
                asText || row,
                domain);
    }

    /** Without the domain, and without that of its elements. */
    public TypeModel bare() {
        return new TypeModel(
                schema,
                name,
                kind,
                modifier,
                dimensions,
                delimiter,
                element.map(TypeModel::bare),
                asText,
                Optional.empty());
    }

    /** The type of a domain's values: that of its elements stays. */
    public TypeModel belowDomain() {
        return new TypeModel(schema, name, kind, modifier, dimensions, delimiter, element, asText, Optional.empty());
    }

    /** Whether a domain has a type of its own: it itself, or that of its elements. */
    public boolean hasDomain() {
        return domain.isPresent()
                || (!asText && element.filter(TypeModel::hasDomain).isPresent());
    }

    private boolean isByDriver() {
        return known().filter(KnownType::isByDriver).isPresent() && (modifier < 0 || !is(KnownType.BPCHAR));
    }

    public boolean isEnum() {
        return kind == 'e' && !asText;
    }

    public boolean isArray() {
        return element.isPresent() && !asText;
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
}
