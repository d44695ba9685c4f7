package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.ForeignKeyModel;
import dev.rowan.codegen.catalogue.KeyModel;
import dev.rowan.codegen.catalogue.KnownType;
import dev.rowan.codegen.catalogue.TableKind;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TableModel.Event;
import dev.rowan.codegen.catalogue.TypeModel;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.KeyType;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.StatementModel.Family;
import dev.rowan.codegen.statements.StatementModel.Parameter;
import dev.rowan.codegen.statements.StatementModel.Result;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The static statements of one table or view: every verb of its repository sends one of them. */
public final class TableStatements {
    private final NamedTable table;
    private final TableModel model;
    private final List<ColumnModel> patchable;

    public TableStatements(NamedTable table) {
        this.table = table;
        this.model = table.model();
        List<KeyModel> keys = writeKeys();
        this.patchable = table.insertable().stream()
                .filter(c -> !keys.stream().allMatch(k -> k.columns().contains(c)) && !c.updatedByDatabase())
                .toList();
    }

    public NamedTable table() {
        return table;
    }

    /** The columns that an update can set: none where there is no key to find the row by. */
    public List<ColumnModel> patchable() {
        return model.does(Event.UPDATE) && !writeKeys().isEmpty() ? patchable : List.of();
    }

    public boolean insertable() {
        return model.does(Event.INSERT);
    }

    /** Whether rows can go as arrays: a binding of the user sets its values one by one. */
    private boolean insertableAsArrays() {
        return insertable() && table.required().stream().noneMatch(table::isBound);
    }

    public boolean deletable() {
        return model.does(Event.DELETE);
    }

    /** Whether a row or more is written by any of the statements. */
    public boolean writable() {
        return insertable()
                || !patchable().isEmpty()
                || (deletable() && !writeKeys().isEmpty());
    }

    /**
     * The keys by which rows are updated and deleted: the primary key, else each unique key that no row lacks. Nulls that a unique
     * key may hold equal nothing, {@code nulls not distinct} or not.
     */
    public List<KeyModel> writeKeys() {
        return model.primaryKey()
                .map(List::of)
                .orElseGet(() -> finderKeys().stream()
                        .filter(k -> k.columns().stream().noneMatch(ColumnModel::nullable))
                        .toList());
    }

    /** The end of a verb's name by a key: nothing for the primary key, else {@code BySerial}. */
    public String end(KeyModel key) {
        return key.primary() ? "" : "By" + table.joined(key.columns());
    }

    /** {@code UPDATE}, {@code UPDATE_BY_SERIAL}. */
    public String constant(String verb, KeyModel key) {
        return Identifiers.constantOf(verb + end(key));
    }

    /** Whether there is a unique index over all rows, which REFRESH ... CONCURRENTLY needs. */
    public boolean refreshesConcurrently() {
        return model.kind() == TableKind.MATERIALIZED_VIEW && !model.keys().isEmpty();
    }

    /** Unique keys that get a finder: one for each set of columns. */
    public List<KeyModel> finderKeys() {
        Set<Set<ColumnModel>> seen = new HashSet<>();
        model.primaryKey().ifPresent(k -> seen.add(Set.copyOf(k.columns())));
        return model.uniqueKeys().stream()
                .filter(k -> seen.add(Set.copyOf(k.columns())))
                .toList();
    }

    /** Foreign keys that get a list of children: those that no key makes unique, one for each list of columns. */
    public List<ForeignKeyModel> listKeys() {
        Set<Set<ColumnModel>> seen =
                model.keys().stream().map(k -> Set.copyOf(k.columns())).collect(Collectors.toCollection(HashSet::new));
        return model.foreignKeys().stream()
                .filter(k -> seen.add(Set.copyOf(k.columns())))
                .toList();
    }

    /** The keys of several columns that verbs take, each once: the columns of a record of its own. */
    public List<List<ColumnModel>> keysOfSeveral() {
        Stream<List<ColumnModel>> keys = Stream.of(
                        model.primaryKey().stream().map(KeyModel::columns),
                        finderKeys().stream().map(KeyModel::columns),
                        listKeys().stream().map(ForeignKeyModel::columns))
                .flatMap(k -> k);
        return keys.filter(k -> table.key(k).filter(KeyType::own).isPresent()).toList();
    }

    /** All of them, by the constant's name in the repository. */
    public Map<String, StatementModel> all() {
        Map<String, StatementModel> all = new LinkedHashMap<>();
        model.primaryKey().ifPresent(key -> {
            all.put("FIND", find(key));
            all.put("EXISTS", exists(key));
        });
        for (KeyModel key : finderKeys()) {
            all.put(constant("findBy", key.columns()), findBy(key));
        }
        for (ForeignKeyModel key : listKeys()) {
            all.put(constant("listBy", key.columns()), listBy(key));
        }
        all.put("LIST", list());
        all.put("COUNT", count());
        if (model.kind() == TableKind.MATERIALIZED_VIEW) {
            all.put("REFRESH", refresh("refresh", "", "Fills the view anew; who reads it waits."));
        }
        if (refreshesConcurrently()) {
            all.put(
                    "REFRESH_CONCURRENTLY",
                    refresh(
                            "refreshConcurrently",
                            "concurrently ",
                            "Fills the view anew; who reads it does not wait."));
        }
        if (insertable()) {
            all.put("INSERT", insert());
        }
        if (insertableAsArrays()) {
            all.put("INSERT_ALL", insertAll());
        }
        for (KeyModel key : writeKeys()) {
            if (!patchable().isEmpty()) {
                all.put(constant("update", key), update(key));
            }
            if (deletable()) {
                all.put(constant("delete", key), delete(key));
            }
        }
        return all;
    }

    /** {@code FIND_BY_EMAIL}. */
    public String constant(String verb, List<ColumnModel> columns) {
        return Identifiers.constantOf(verb + table.joined(columns));
    }

    /** That these columns equal parameters. */
    public String condition(List<ColumnModel> columns) {
        return SqlText.marked(equal(columns)).jdbc();
    }

    private StatementModel find(KeyModel key) {
        return select(
                List.of("find", "get"),
                "The row with this primary key.",
                "\nwhere " + equal(key.columns()),
                parameters(key.columns()),
                "at most one row");
    }

    private StatementModel findBy(KeyModel key) {
        String end = "By" + table.joined(key.columns());
        return select(
                List.of("find" + end, "get" + end),
                "The row with this " + named(key.columns()) + ", by the unique key " + key.name() + ".",
                "\nwhere " + equal(key.columns()),
                parameters(key.columns()),
                "at most one row");
    }

    private StatementModel listBy(ForeignKeyModel key) {
        return select(
                List.of("listBy" + table.joined(key.columns())),
                "The rows of one row of " + key.references() + ", by the foreign key " + key.name() + ".",
                "\nwhere " + equal(key.columns()) + orderByKey(),
                parameters(key.columns()),
                "any number of rows" + inOrder());
    }

    private StatementModel list() {
        return select(
                List.of("list"),
                "The first rows.",
                orderByKey() + "\nlimit " + SqlText.PARAMETER,
                List.of(new Parameter("limit", "bigint")),
                "at most $1 rows" + inOrder());
    }

    private StatementModel exists(KeyModel key) {
        return new StatementModel(
                id("exists"),
                List.of("exists"),
                "Whether there is a row with this primary key.",
                SqlText.marked(
                        "select exists (select from " + model.sqlName() + " where " + equal(key.columns()) + ")"),
                Optional.empty(),
                parameters(key.columns()),
                List.of(new Result("exists", "boolean", false)),
                "one row",
                List.of());
    }

    private StatementModel count() {
        return new StatementModel(
                id("count"),
                List.of("count"),
                "How many rows there are.",
                SqlText.marked("select count(*) from " + model.sqlName()),
                Optional.empty(),
                List.of(),
                List.of(new Result("count", "bigint", false)),
                "one row",
                List.of());
    }

    private StatementModel refresh(String method, String how, String description) {
        return new StatementModel(
                id(method),
                List.of(method),
                description,
                SqlText.marked(StatementModel.REFRESH + how + model.sqlName()),
                Optional.empty(),
                List.of(),
                List.of(),
                "replaces all rows",
                List.of());
    }

    private StatementModel insert() {
        List<ColumnModel> columns = table.insertable();
        String returning = "\nreturning " + ColumnList.returning(table);
        String into = "insert into " + model.sqlName();
        String widest = columns.isEmpty()
                ? into + " default values"
                : into + " (" + sqlNames(columns) + ")\nvalues (" + markers(columns) + ")";
        return new StatementModel(
                id("insert"),
                List.of("insert", "insertAll", "insertGraph", "insertGraphs"),
                "Stores a row, defaults filled in; several where rows that go together leave out different columns, with default"
                        + " for what only some of them leave out.",
                SqlText.marked(widest + returning),
                Optional.of(new Family("insert", into, returning.stripLeading())),
                parameters(columns),
                results(),
                "the rows stored",
                table.optional().stream().map(ColumnModel::sqlName).toList());
    }

    /** Its text is what the runtime's StatementFamily makes of all columns. */
    private StatementModel insertAll() {
        List<ColumnModel> columns =
                table.insertable().stream().filter(c -> !table.isBound(c)).toList();
        String returning = "\nreturning " + ColumnList.returning(table);
        String into = "insert into " + model.sqlName();
        String arrays = columns.isEmpty()
                ? "\nselect from generate_series(1, " + SqlText.PARAMETER + ")"
                : " (" + sqlNames(columns) + ")\nselect "
                        + columns.stream().map(this::elements).collect(Collectors.joining(",\n    "));
        return new StatementModel(
                id("insertAll"),
                List.of("insertAll", "insertGraph", "insertGraphs"),
                "Stores any number of rows that give the same columns, defaults filled in.",
                SqlText.marked(into + arrays + returning),
                Optional.of(new Family("insertAll", into, returning.stripLeading())),
                columns.isEmpty() ? List.of(new Parameter("rows", "integer")) : parameters(columns),
                results(),
                "the rows stored",
                table.optional().stream()
                        .filter(columns::contains)
                        .map(ColumnModel::sqlName)
                        .toList());
    }

    /** The values of a column: an array whose elements have the type that a single value is sent with. */
    private String elements(ColumnModel column) {
        TypeModel type = column.type();
        String marker = marker(column);
        KnownType sent =
                marker.length() == 1 || type.is(KnownType.OID) ? type.known().orElseThrow() : KnownType.VARCHAR;
        return "unnest(" + SqlText.PARAMETER + "::pg_catalog." + sent.sentElement() + "[])" + marker.substring(1);
    }

    private StatementModel update(KeyModel key) {
        String update = "update " + model.sqlName();
        String where = "where " + equal(key.columns());
        return new StatementModel(
                id("update" + end(key)),
                List.of("update" + end(key)),
                "Writes the columns that the patch sets, and no other.",
                SqlText.marked(update
                        + "\nset "
                        + patchable().stream()
                                .map(c -> c.sqlName() + " = " + marker(c))
                                .collect(Collectors.joining(",\n    "))
                        + "\n"
                        + where),
                Optional.of(new Family("update", update, SqlText.marked(where).jdbc())),
                Stream.concat(parameters(patchable()).stream(), parameters(key.columns()).stream())
                        .toList(),
                List.of(),
                "writes at most one row",
                patchable().stream().map(ColumnModel::sqlName).toList());
    }

    private StatementModel delete(KeyModel key) {
        return new StatementModel(
                id("delete" + end(key)),
                List.of("delete" + end(key)),
                "Deletes the row with "
                        + (key.primary()
                                ? "this primary key."
                                : "this " + named(key.columns()) + ", by the unique key " + key.name() + "."),
                SqlText.marked("delete from " + model.sqlName() + "\nwhere " + equal(key.columns())),
                Optional.empty(),
                parameters(key.columns()),
                List.of(),
                "writes at most one row",
                List.of());
    }

    private StatementModel select(
            List<String> methods, String description, String tail, List<Parameter> parameters, String rows) {
        return new StatementModel(
                id(methods.getFirst()),
                methods,
                description,
                SqlText.marked("select " + ColumnList.of(table, "select ") + "\nfrom " + model.sqlName() + tail),
                Optional.empty(),
                parameters,
                results(),
                rows,
                List.of());
    }

    private String id(String verb) {
        return table.statements() + "." + verb;
    }

    private List<Result> results() {
        return model.columns().stream().map(Result::of).toList();
    }

    private List<Parameter> parameters(List<ColumnModel> columns) {
        return columns.stream().map(c -> Parameter.of(table.member(c), c)).toList();
    }

    private String orderByKey() {
        return model.primaryKey()
                .map(k ->
                        "\norder by " + k.columns().stream().map(this::inOrder).collect(Collectors.joining(", ")))
                .orElse("");
    }

    /** Qualified where the select list has a text of the same name, which would be ordered by. */
    private String inOrder(ColumnModel column) {
        return (column.type().goesAsText() ? model.sqlName() + "." : "") + column.sqlName();
    }

    private String inOrder() {
        return model.primaryKey().map(k -> ", by primary key").orElse(", in no particular order");
    }

    private String equal(List<ColumnModel> columns) {
        return columns.stream()
                .map(c -> compared(c) + equals(c.type()) + marker(c))
                .collect(Collectors.joining(" and "));
    }

    /** PostgreSQL has no {@code =} for a domain over an enum; an index of the column serves the enum's. */
    private static String compared(ColumnModel column) {
        return column.sqlName()
                + (column.isDomainOverEnum() ? "::" + column.type().sqlName() : "");
    }

    /** Where the schema of an extension is not on the search path, {@code =} would be that of text, or none. */
    private static String equals(TypeModel type) {
        return type.isOfExtension() ? " operator(" + type.quotedSchema() + ".=) " : " = ";
    }

    private static String sqlNames(List<ColumnModel> columns) {
        return columns.stream().map(ColumnModel::sqlName).collect(Collectors.joining(", "));
    }

    private String markers(List<ColumnModel> columns) {
        return columns.stream().map(this::marker).collect(Collectors.joining(", "));
    }

    private static String named(List<ColumnModel> columns) {
        return columns.stream().map(ColumnModel::name).collect(Collectors.joining(" and "));
    }

    /** The parameter of a column's value: a cast where the driver sends it as text. */
    public static String parameter(NamedTable table, ColumnModel column) {
        return SqlText.marked(marker(table, column)).jdbc();
    }

    private String marker(ColumnModel column) {
        return marker(table, column);
    }

    private static String marker(NamedTable table, ColumnModel column) {
        TypeModel type = column.type();
        boolean cast = table.isBound(column)
                || type.goesAsText()
                || type.isEnum()
                || type.is(KnownType.CITEXT)
                || type.is(KnownType.OID);
        return SqlText.PARAMETER + (cast ? "::" + type.sqlName() : "");
    }
}
