package dev.rowan.codegen.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedQuery;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.RowPart;
import dev.rowan.codegen.names.UserType;
import dev.rowan.codegen.names.ValueType;
import dev.rowan.codegen.queries.QueryParameter;
import dev.rowan.column.ColumnTypes;
import dev.rowan.column.TextTypes;
import dev.rowan.column.UserTypes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which Java type a column has. */
public final class JavaTypes {
    /** JDBC itself has a getter and a setter for them, as for primitive types. */
    private static final Set<Class<?>> BY_GETTER = Set.of(BigDecimal.class, String.class);

    private static final JavaType TEXT = byDriver(KnownType.TEXT);

    private final Map<String, ClassName> enums;
    private final Map<String, ValueType> domains;
    private final UserJavaTypes userTypes = new UserJavaTypes(this);
    private final ValueJavaTypes valueTypes = new ValueJavaTypes(this);

    /**
     * By schema and name with a dot.
     *
     * @param enums jOOQ's class of each of PostgreSQL's enums
     * @param domains those that are types of their own
     */
    public JavaTypes(Map<String, ClassName> enums, Map<String, ValueType> domains) {
        this.enums = Map.copyOf(enums);
        this.domains = Map.copyOf(domains);
    }

    /** The record that a column's values are in. */
    public Optional<ValueType> value(NamedTable table, ColumnModel column) {
        return Optional.ofNullable(table.ids().get(column))
                .or(() -> table.userTypes().containsKey(column) || table.enums().containsKey(column)
                        ? Optional.empty()
                        : domain(column.type()));
    }

    private boolean isOfDomain(NamedTable table, ColumnModel column) {
        return !table.userTypes().containsKey(column) && domain(column.type()).isPresent();
    }

    /** The expression for a type's ColumnType where values are written. */
    CodeBlock writing(TypeModel type, JavaType javaType) {
        return type.isArray() || type.asText()
                ? javaType.columnType()
                : limited(type, !type.goesAsText()).orElse(javaType.columnType());
    }

    private Optional<ValueType> domain(TypeModel type) {
        return type.domain().map(domains::get);
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

    /** How an element of an array parameter is written; empty where Java has no type for it. */
    Optional<AsText> element(QueryParameter parameter) {
        return parameter.type().element().flatMap(this::asText);
    }

    /** The same for a parameter of a query. */
    public Optional<String> refusal(NamedQuery query, QueryParameter parameter) {
        boolean ofTable = query.origin(parameter)
                .filter(o -> !(parameter.collection() || query.listOf(parameter).isPresent())
                        || element(o.table(), o.column()).isPresent())
                .isPresent();
        return ofTable ? Optional.empty() : refusal(parameter.type(), parameter.declaredType());
    }

    /** How a column's value is an element of an array parameter; empty where a user's type cannot be one. */
    public Optional<AsText> element(NamedTable table, ColumnModel column) {
        ValueType id = table.ids().get(column);
        if (id != null) {
            return valueTypes.asText(id);
        }
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

    /** The Java type that jOOQ's field has where nothing is forced on it. */
    public TypeName plain(TypeModel type) {
        return of(type.bare(), CodeBlock.of("")).type().box();
    }

    /** The expression for the TextType of a key in an array, which is written and not read. */
    CodeBlock elementOfKey(NamedTable table, ColumnModel column) {
        return element(table, column)
                .map(AsText::textType)
                .orElseGet(() -> CodeBlock.of(
                        "$T.written($L)", UserTypes.class, of(table, column).columnType()));
    }

    /** Whether its values are texts, each in a record. */
    boolean isRecordOfText(NamedTable table, ColumnModel column) {
        return of(table, column)
                .component()
                .filter(c -> c.type().equals(TEXT.type()))
                .isPresent();
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
        Optional<ValueType> domain = domain(type);
        if (domain.isPresent()) {
            return valueTypes.asText(domain.get());
        }
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
        return type.known()
                .map(known ->
                        new AsText(javaType(known).box(), limited(type, false).orElseGet(() -> unlimited(known))));
    }

    private static CodeBlock unlimited(KnownType known) {
        return CodeBlock.of("$T.$L", known.textTypes(), known.constant());
    }

    /** The expression for how a result's column of the type is read, unlimited: as text where rows read it so. */
    CodeBlock reading(TypeModel type) {
        return type.known()
                .filter(known -> known.isByDriver() && !type.goesAsText())
                .map(known -> byDriver(known).columnType())
                .orElseGet(() -> asText(type).orElseThrow().textType());
    }

    /** The same for a key: of any {@code char} without the blanks at its end, which PostgreSQL does not compare. */
    CodeBlock readingOfKey(TypeModel type) {
        return type.is(KnownType.BPCHAR) ? text("CHARACTER") : reading(type);
    }

    private static TypeName javaType(KnownType type) {
        return type.bound()
                .<TypeName>map(bound -> ParameterizedTypeName.get(ClassName.get(type.javaType()), TypeName.get(bound)))
                .orElseGet(() -> TypeName.get(type.javaType()));
    }

    private static JavaType byDriver(KnownType type) {
        Class<?> javaType = type.javaType();
        String accessor = javaType.isPrimitive()
                ? Identifiers.capitalized(javaType.getName())
                : BY_GETTER.contains(javaType) ? javaType.getSimpleName() : "";
        return new JavaType(
                javaType(type),
                CodeBlock.of("$T.$L", ColumnTypes.class, type.constant()),
                accessor,
                !javaType.isPrimitive(),
                CodeBlock.of(""));
    }

    private static CodeBlock text(String constant) {
        return CodeBlock.of("$T.$L", TextTypes.class, constant);
    }

    /** With the scale, the length or the digits that a type keeps; empty where it has no such limit. */
    private static Optional<CodeBlock> limited(TypeModel type, boolean byDriver) {
        return type.known()
                .flatMap(known -> known.limit(type.modifier())
                        .map(limit -> CodeBlock.of(
                                "$T.$L($L)",
                                byDriver ? ColumnTypes.class : known.textTypes(),
                                limit.method(),
                                limit.arguments().stream().map(String::valueOf).collect(Collectors.joining(", ")))));
    }

    JavaType of(NamedTable table, ColumnModel column) {
        ValueType id = table.ids().get(column);
        if (id != null) {
            return valueTypes.of(table, column, id);
        }
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
                table.userTypes().containsKey(column) ? column.type().bare() : column.type(),
                CodeBlock.of("$T.$L", ClassName.get(table.packageName(), table.row()), table.typeConstant(column)));
    }

    /** Of what is no column, or before what is special about one; {@code constant} is where a ColumnType stands that has to be made. */
    JavaType of(TypeModel type, CodeBlock constant) {
        Optional<ValueType> domain = domain(type);
        if (domain.isPresent()) {
            return valueTypes.of(domain.get(), type.belowDomain(), constant);
        }
        if (type.asText() || type.is(KnownType.CITEXT)) {
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
        return byDriver(type.known().orElseThrow());
    }

    private JavaType goingAsText(TypeModel type, CodeBlock columnType) {
        AsText text = asText(type).orElseThrow();
        if (type.isArray()) {
            return new JavaType(text.type(), columnType, "", true, text.textType());
        }
        if (type.is(KnownType.BPCHAR)) {
            return new JavaType(text.type(), text("CHARACTER"), "", true, CodeBlock.of(""));
        }
        return text.type().equals(TEXT.type())
                ? TEXT
                : new JavaType(text.type(), unlimited(type.known().orElseThrow()), "", true, CodeBlock.of(""));
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

    private CodeBlock limited(NamedTable table, ColumnModel column, CodeBlock unlimited) {
        TypeModel type = column.type();
        if (type.asText()
                || type.isArray()
                || isOfDomain(table, column)
                || table.enums().containsKey(column)
                || type.modifier() < 0) {
            return unlimited;
        }
        return limited(type, !type.goesAsText()).orElse(unlimited);
    }

    private static String key(TypeModel type) {
        return type.schema() + "." + type.name();
    }
}
