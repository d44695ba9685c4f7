package dev.rowan.codegen.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.RowPart;
import dev.rowan.codegen.names.UserType;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.column.ColumnTypes;
import dev.rowan.column.TextTypes;
import dev.rowan.type.Cidr;
import dev.rowan.type.Hstore;
import dev.rowan.type.Inet;
import dev.rowan.type.Ltree;
import dev.rowan.type.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.XML;
import org.jooq.types.YearToSecond;

/** Which Java type a column has. */
public final class JavaTypes {
    private static final Map<String, JavaType> BUILT_IN = Map.ofEntries(
            Map.entry("bool", primitive(TypeName.BOOLEAN, "BOOL", "Boolean")),
            Map.entry("int2", primitive(TypeName.SHORT, "INT2", "Short")),
            Map.entry("int4", primitive(TypeName.INT, "INT4", "Int")),
            Map.entry("int8", primitive(TypeName.LONG, "INT8", "Long")),
            Map.entry("float4", primitive(TypeName.FLOAT, "FLOAT4", "Float")),
            Map.entry("float8", primitive(TypeName.DOUBLE, "FLOAT8", "Double")),
            Map.entry("numeric", object(BigDecimal.class, "NUMERIC", "BigDecimal")),
            Map.entry("text", object(String.class, "TEXT", "String")),
            Map.entry("varchar", object(String.class, "TEXT", "String")),
            Map.entry("bpchar", object(String.class, "TEXT", "String")),
            Map.entry("uuid", object(UUID.class, "UUID", "")),
            Map.entry("date", object(LocalDate.class, "DATE", "")),
            Map.entry("time", object(LocalTime.class, "TIME", "")),
            Map.entry("timetz", object(OffsetTime.class, "TIMETZ", "")),
            Map.entry("timestamp", object(LocalDateTime.class, "TIMESTAMP", "")),
            Map.entry("timestamptz", object(Instant.class, "TIMESTAMPTZ", "")),
            Map.entry(
                    "bytea",
                    new JavaType(ArrayTypeName.of(TypeName.BYTE), runtime("BYTEA"), "", true, CodeBlock.of(""))),
            Map.entry("interval", object(YearToSecond.class, "INTERVAL", "")),
            Map.entry("oid", new JavaType(TypeName.LONG, runtime("OID"), "Long", false, CodeBlock.of(""))),
            Map.entry("name", object(String.class, "NAME", "String")),
            Map.entry("char", object(String.class, "CHAR", "String")),
            Map.entry("xml", object(XML.class, "XML", "")),
            Map.entry("json", object(JSON.class, "JSON", "")),
            Map.entry("jsonb", object(JSONB.class, "JSONB", "")));

    private static final JavaType TEXT = object(String.class, "TEXT", "String");

    /** Built-in ones that are a String; a limit of their length is checked when they are written. */
    private static final Set<String> STRINGS = Set.of(
            "bit",
            "box",
            "bpchar",
            "circle",
            "datemultirange",
            "int4multirange",
            "int8multirange",
            "jsonpath",
            "line",
            "lseg",
            "macaddr",
            "macaddr8",
            "nummultirange",
            "path",
            "pg_lsn",
            "point",
            "polygon",
            "text",
            "tsmultirange",
            "tsquery",
            "tstzmultirange",
            "tsvector",
            "varbit",
            "varchar",
            "xid8");

    /** Those of extensions. */
    private static final Map<String, ClassName> OF_EXTENSIONS = Map.of(
            "citext", ClassName.get(String.class),
            "hstore", ClassName.get(Hstore.class),
            "lquery", ClassName.get(String.class),
            "ltree", ClassName.get(Ltree.class),
            "ltxtquery", ClassName.get(String.class));

    /** Built-in ones that have a Java class and go as text. */
    private static final Map<String, TypeName> AS_TEXT = Map.of(
            "inet", TypeName.get(Inet.class),
            "cidr", TypeName.get(Cidr.class),
            "int4range", range(Integer.class),
            "int8range", range(Long.class),
            "numrange", range(BigDecimal.class),
            "daterange", range(LocalDate.class),
            "tsrange", range(LocalDateTime.class),
            "tstzrange", range(Instant.class));

    private final Map<String, ClassName> enums;
    private final UserJavaTypes userTypes = new UserJavaTypes(this);

    /** {@code enums}: jOOQ's class of each of PostgreSQL's enums, by schema and name with a dot. */
    public JavaTypes(Map<String, ClassName> enums) {
        this.enums = Map.copyOf(enums);
    }

    /** A type as text: the Java type and the expression for its runtime TextType. */
    public record AsText(TypeName type, CodeBlock textType) {}

    /** Why this column cannot be generated; empty when it can. */
    public Optional<String> refusal(NamedTable table, ColumnModel column) {
        UserType user = table.userTypes().get(column);
        if (user != null) {
            return userTypes.refusal(table, column, user);
        }
        return refusal(column.type(), column.declaredType())
                .map(why -> table.model().qualifiedName() + "." + column.name() + ": " + why);
    }

    /** Why there is no Java type for what a query reads or is given; empty when there is one. */
    public Optional<String> refusal(TypeModel type, String declaredType) {
        return asText(type).isPresent()
                ? Optional.empty()
                : Optional.of("no Java type for " + declaredType + why(type));
    }

    /** The same for a parameter of a query. */
    public Optional<String> refusal(NamedQuery query, QueryParameter parameter) {
        boolean ofTable = query.origin(parameter)
                .filter(o -> !parameter.collection()
                        || element(o.table(), o.column()).isPresent())
                .isPresent();
        return ofTable ? Optional.empty() : refusal(parameter.type(), parameter.declaredType());
    }

    /** How a column's value is an element of an array parameter; empty where a user's type cannot be one. */
    Optional<AsText> element(NamedTable table, ColumnModel column) {
        UserType user = table.userTypes().get(column);
        if (user != null) {
            return userTypes.element(table, column, user);
        }
        return Optional.ofNullable(table.enums().get(column))
                .map(name -> {
                    ClassName type = ClassName.get(table.packageName(), name);
                    return new AsText(
                            type, CodeBlock.of("$T.enumeration($T.class, $T::literal)", TextTypes.class, type, type));
                })
                .or(() -> asText(column.type()));
    }

    /** Whether it has a type without a user's forced type. */
    boolean isKnown(ColumnModel column) {
        return asText(column.type()).isPresent();
    }

    private static String why(TypeModel type) {
        TypeModel scalar = type.element().orElse(type);
        if (type.dimensions() > 1) {
            return " of " + type.dimensions() + " dimensions: arrays of one have one";
        }
        if (scalar.kind() == 'c') {
            return ", a composite type";
        }
        if (scalar.kind() == 'r' || scalar.kind() == 'm') {
            return ", a range type of your own";
        }
        if (scalar.builtIn() && scalar.name().equals("money")) {
            return ", whose text depends on the setting lc_monetary";
        }
        if (scalar.builtIn() && scalar.name().startsWith("reg")) {
            return ", whose text depends on the search path";
        }
        return scalar.builtIn() ? ", a type of PostgreSQL's inner works" : ", a type that Rowan does not know";
    }

    /** How a column's value is written as text; empty where Java has no type for it. */
    public Optional<AsText> asText(TypeModel type) {
        if (type.asText()) {
            return Optional.of(new AsText(ClassName.get(String.class), text("TEXT")));
        }
        if (type.isArray()) {
            return type.element()
                    .filter(e -> type.dimensions() <= 1)
                    .flatMap(this::asText)
                    .map(e -> new AsText(
                            ArrayTypeName.of(e.type()),
                            type.delimiter() == ','
                                    ? CodeBlock.of("$L.array()", e.textType())
                                    : CodeBlock.of("$L.array('$L')", e.textType(), type.delimiter())));
        }
        if (type.isEnum()) {
            return Optional.ofNullable(enums.get(key(type)))
                    .map(e -> new AsText(
                            e, CodeBlock.of("$T.enumeration($T.class, $T::getLiteral)", TextTypes.class, e, e)));
        }
        TypeName javaType = !type.builtIn()
                ? (type.kind() == 'b' ? OF_EXTENSIONS.get(type.name()) : null)
                : STRINGS.contains(type.name()) ? ClassName.get(String.class) : AS_TEXT.get(type.name());
        JavaType byDriver = type.builtIn() ? BUILT_IN.get(type.name()) : null;
        if (javaType == null && byDriver == null) {
            return Optional.empty();
        }
        String constant = ClassName.get(String.class).equals(javaType)
                ? "TEXT"
                : type.name().toUpperCase(Locale.ROOT);
        return Optional.of(new AsText(
                javaType != null
                        ? javaType
                        : Objects.requireNonNull(byDriver).type().box(),
                limited(type, TextTypes.class).orElseGet(() -> text(constant))));
    }

    /** The expression for how a result's column of the type is read, unlimited: as text where rows read it so. */
    CodeBlock reading(TypeModel type) {
        JavaType byDriver = type.builtIn() && !type.goesAsText() ? BUILT_IN.get(type.name()) : null;
        return byDriver != null
                ? byDriver.columnType()
                : asText(type).orElseThrow().textType();
    }

    /** The same for a key: of any {@code char} without the blanks at its end, which PostgreSQL does not compare. */
    CodeBlock readingOfKey(TypeModel type) {
        return type.builtIn() && type.name().equals("bpchar") ? text("CHARACTER") : reading(type);
    }

    private static TypeName range(Class<?> bound) {
        return ParameterizedTypeName.get(Range.class, bound);
    }

    private static CodeBlock text(String constant) {
        return CodeBlock.of("$T.$L", TextTypes.class, constant);
    }

    /** With the scale, the length or the digits that a type keeps; empty where it has no such limit. */
    private static Optional<CodeBlock> limited(TypeModel type, Class<?> types) {
        if (!type.builtIn()
                || (type.modifier() < 0
                        && !Set.of("time", "timetz", "timestamp", "timestamptz").contains(type.name()))) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (type.name()) {
                    case "numeric" -> CodeBlock.of("$T.numeric($L, $L)", types, type.precision(), type.scale());
                    case "varchar", "bit", "varbit" -> CodeBlock.of("$T.$L($L)", types, type.name(), type.length());
                    case "bpchar" -> CodeBlock.of("$T.character($L)", types, type.length());
                    case "interval" -> CodeBlock.of("$T.interval($L)", types, type.modifier());
                    case "time", "timetz", "timestamp", "timestamptz" ->
                        CodeBlock.of("$T.$L($L)", types, type.name(), type.modifier() < 0 ? 6 : type.modifier());
                    default -> null;
                });
    }

    JavaType of(NamedTable table, ColumnModel column) {
        UserType user = table.userTypes().get(column);
        return user == null ? own(table, column) : userTypes.of(table, column, user);
    }

    /** As a parameter or component; {@code nullable} of a column. */
    TypeName declared(NamedTable table, RowPart part, Predicate<ColumnModel> nullable) {
        return switch (part) {
            case RowPart.Single single -> of(table, single.column()).declared(nullable.test(single.column()));
            case RowPart.Embedded embedded -> ClassName.get(table.packageName(), embedded.type());
        };
    }

    /** Without the forced types of the user. */
    JavaType own(NamedTable table, ColumnModel column) {
        String checked = table.enums().get(column);
        if (checked != null) {
            ClassName type = ClassName.get(table.packageName(), checked);
            return new JavaType(type, CodeBlock.of("$T.TYPE", type), "", true, CodeBlock.of(""));
        }
        return of(
                column.type(),
                CodeBlock.of("$T.$L", ClassName.get(table.packageName(), table.row()), table.typeConstant(column)));
    }

    /** Of what is no column, or before what is special about one; {@code constant} is where a ColumnType stands that has to be made. */
    JavaType of(TypeModel type, CodeBlock constant) {
        if (type.asText() || type.isCitext()) {
            return TEXT;
        }
        if (type.goesAsText()) {
            return goingAsText(type, constant);
        }
        if (type.isEnum()) {
            ClassName javaType = Objects.requireNonNull(enums.get(key(type)));
            return new JavaType(
                    javaType,
                    constant,
                    "",
                    true,
                    CodeBlock.of("$T.enumeration($T.values(), $T::getLiteral)", ColumnTypes.class, javaType, javaType));
        }
        return Objects.requireNonNull(BUILT_IN.get(type.name()));
    }

    private JavaType goingAsText(TypeModel type, CodeBlock constant) {
        AsText text = asText(type).orElseThrow();
        if (type.isArray()) {
            return new JavaType(text.type(), constant, "", true, text.textType());
        }
        if (type.name().equals("bpchar")) {
            return new JavaType(text.type(), text("CHARACTER"), "", true, CodeBlock.of(""));
        }
        return text.type().equals(TEXT.type())
                ? TEXT
                : new JavaType(text.type(), text.textType(), "", true, CodeBlock.of(""));
    }

    /** The expression for a column's type behind a user's one, which knows what it keeps. */
    CodeBlock base(NamedTable table, ColumnModel column) {
        JavaType own = own(table, column);
        return own.constant().isEmpty() ? limited(table, column, own.columnType()) : own.constant();
    }

    /** The expression for a column's type where values are written: with the scale, the length or the digits that it keeps. */
    CodeBlock writing(NamedTable table, ColumnModel column) {
        JavaType type = of(table, column);
        return type.equals(own(table, column)) ? limited(table, column, type.columnType()) : type.columnType();
    }

    private static CodeBlock limited(NamedTable table, ColumnModel column, CodeBlock unlimited) {
        TypeModel type = column.type();
        if (type.asText() || type.isArray() || table.enums().containsKey(column) || type.modifier() < 0) {
            return unlimited;
        }
        return limited(type, type.goesAsText() ? TextTypes.class : ColumnTypes.class)
                .orElse(unlimited);
    }

    private static String key(TypeModel type) {
        return type.schema() + "." + type.name();
    }

    private static JavaType primitive(TypeName type, String constant, String accessor) {
        return new JavaType(type, runtime(constant), accessor, false, CodeBlock.of(""));
    }

    private static JavaType object(Class<?> type, String constant, String accessor) {
        return new JavaType(ClassName.get(type), runtime(constant), accessor, true, CodeBlock.of(""));
    }

    private static CodeBlock runtime(String constant) {
        return CodeBlock.of("$T.$L", ColumnTypes.class, constant);
    }
}
