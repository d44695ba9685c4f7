package dev.rowan.codegen;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.names.OutsideColumn;
import dev.rowan.codegen.problem.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The properties {@code sortable} and {@code filterable}: {@code users.email, users.created_at as createdAt}. */
final class OutsideColumns {
    private static final Pattern ENTRY = Pattern.compile("([^\\s.]+)\\.([^\\s.]+)(?:\\s+as\\s+(\\S+))?");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /** They have no operator class by which PostgreSQL sorts. */
    private static final Set<KnownType> WITHOUT_ORDER = Set.of(
            KnownType.JSON,
            KnownType.XML,
            KnownType.JSONPATH,
            KnownType.BOX,
            KnownType.CIRCLE,
            KnownType.LINE,
            KnownType.LSEG,
            KnownType.PATH,
            KnownType.POINT,
            KnownType.POLYGON,
            KnownType.LQUERY,
            KnownType.LTXTQUERY);

    /** Java makes their values of a text. */
    private static final Set<KnownType> FROM_TEXT = Set.of(
            KnownType.BOOL,
            KnownType.INT2,
            KnownType.INT4,
            KnownType.INT8,
            KnownType.NUMERIC,
            KnownType.FLOAT4,
            KnownType.FLOAT8,
            KnownType.VARCHAR,
            KnownType.TEXT,
            KnownType.BPCHAR,
            KnownType.CITEXT,
            KnownType.UUID,
            KnownType.DATE,
            KnownType.TIME,
            KnownType.TIMESTAMP,
            KnownType.TIMESTAMPTZ);

    private final String property;
    private final List<String> entries;

    private OutsideColumns(String property, List<String> entries) {
        this.property = property;
        this.entries = entries;
    }

    static OutsideColumns sortable(List<String> entries) {
        return new OutsideColumns("sortable", entries);
    }

    static OutsideColumns filterable(List<String> entries) {
        return new OutsideColumns("filterable", entries);
    }

    private record Entry(String text, String table, String column, String parameter) {
        boolean is(TableModel of) {
            return of.name().equals(table);
        }

        static Optional<Entry> of(String text) {
            Matcher m = ENTRY.matcher(text);
            return m.matches()
                    ? Optional.of(new Entry(text, m.group(1), m.group(2), m.group(3) == null ? m.group(2) : m.group(3)))
                    : Optional.empty();
        }
    }

    private Stream<Entry> parsed() {
        return entries.stream().flatMap(e -> Entry.of(e).stream());
    }

    /** Of a table, in the order of the property; it has no {@link #problems}. */
    List<OutsideColumn> of(TableModel table) {
        return parsed().filter(e -> e.is(table))
                .flatMap(e -> column(table, e).map(c -> new OutsideColumn(c, e.parameter)).stream())
                .toList();
    }

    boolean has(TableModel table) {
        return parsed().anyMatch(e -> e.is(table));
    }

    private static Optional<ColumnModel> column(TableModel table, Entry entry) {
        return table.columns().stream()
                .filter(c -> c.name().equals(entry.column))
                .findFirst();
    }

    /** What is wrong: a line for each. */
    List<String> problems(List<NamedTable> tables) {
        List<String> problems = new ArrayList<>();
        Set<String> parameters = new HashSet<>();
        for (String text : entries) {
            Entry entry = Entry.of(text).orElse(null);
            if (entry == null) {
                problems.add("\"" + text + "\" is not written as users.created_at or users.created_at as createdAt");
            } else {
                problems.addAll(problems(entry, tables, parameters));
            }
        }
        return problems.stream()
                .map(problem -> "the property \"" + property + "\": " + problem)
                .toList();
    }

    private List<String> problems(Entry entry, List<NamedTable> tables, Set<String> parameters) {
        List<NamedTable> named =
                tables.stream().filter(t -> entry.is(t.model())).toList();
        if (named.isEmpty()) {
            return List.of("no table is called " + entry.table
                    + near(entry.table, tables, t -> t.model().name()));
        }
        List<String> problems = new ArrayList<>();
        if (!PARAMETER.matcher(entry.parameter).matches()) {
            problems.add(
                    "\"" + entry.text
                            + "\" names a parameter that is more than letters, digits, _ and -, or begins with none of the letters");
        }
        if (!parameters.add(entry.table + "." + Identifiers.constant(entry.parameter))) {
            problems.add("\"" + entry.text
                    + "\" has the name of another one of its table, or one that gives the same constant");
        }
        for (NamedTable table : named) {
            column(table.model(), entry)
                    .ifPresentOrElse(
                            column -> refusal(table, column).ifPresent(problems::add),
                            () -> problems.add(table.model().qualifiedName() + " has no column " + entry.column
                                    + near(entry.column, table.model().columns(), ColumnModel::name)));
        }
        return problems;
    }

    private static <T> String near(String name, List<T> all, Function<T, String> names) {
        return NearestName.to(name, all.stream().map(names).collect(Collectors.toSet()))
                .map(n -> ": did you mean " + n + "?")
                .orElse("");
    }

    private Optional<String> refusal(NamedTable table, ColumnModel column) {
        Predicate<TypeModel> fits =
                property.equals("sortable") ? OutsideColumns::isSortable : OutsideColumns::isFromText;
        String is = table.model().qualifiedName() + "." + column.name() + " is " + column.declaredType();
        if (property.equals("filterable") && table.isBound(column)) {
            return Optional.of(is + " with a binding, whose values Java cannot make of a text");
        }
        return fits.test(column.type())
                ? Optional.empty()
                : Optional.of(is
                        + (property.equals("sortable")
                                ? ", which PostgreSQL has no order for"
                                : ", which has no text that everybody writes alike"));
    }

    private static boolean isSortable(TypeModel type) {
        TypeModel element = type.element().orElse(type);
        return element.known()
                .map(known -> !WITHOUT_ORDER.contains(known))
                .orElse(element.kind() == 'e' || element.kind() == 'r');
    }

    private static boolean isFromText(TypeModel type) {
        return !type.asText()
                && !type.isArray()
                && (type.isEnum() || type.known().filter(FROM_TEXT::contains).isPresent());
    }
}
