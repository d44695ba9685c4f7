package dev.rowan.codegen.statements;

import dev.rowan.codegen.catalogue.ColumnModel;
import dev.rowan.codegen.catalogue.ForeignKeyModel;
import dev.rowan.codegen.catalogue.KeyModel;
import dev.rowan.codegen.catalogue.TableKind;
import dev.rowan.codegen.catalogue.TableModel;
import dev.rowan.codegen.catalogue.TableModel.Event;
import dev.rowan.codegen.names.Identifiers;
import dev.rowan.codegen.names.KeyType;
import dev.rowan.codegen.names.NamedTable;
import dev.rowan.codegen.statements.Verb.Kind;
import java.util.ArrayList;
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
    /** What the row that was to be inserted is called in ON CONFLICT. */
    private static final String EXCLUDED = "excluded";

    private final NamedTable table;
    private final TableModel model;
    private final List<ColumnModel> patchable;
    private final List<Verb> verbs;

    public TableStatements(NamedTable table) {
        this.table = table;
        this.model = table.model();
        List<KeyModel> keys = writeKeys();
        this.patchable = table.insertable().stream()
                .filter(c -> keys.isEmpty()
                        || !keys.stream().allMatch(k -> k.columns().contains(c)))
                .filter(c -> !c.updatedByDatabase())
                .toList();
        this.verbs = listed();
    }

    public NamedTable table() {
        return table;
    }

    /** The columns that an update can set. */
    public List<ColumnModel> patchable() {
        return model.does(Event.UPDATE) ? patchable : List.of();
    }

    /**
     * Whether the rows of several primary keys can be found by an array of them: the columns of a row value are compared by operators
     * that the search path has.
     */
    public boolean isKeyedByArrays() {
        return model.primaryKey()
                .filter(key -> key.columns().size() == 1
                        || key.columns().stream().noneMatch(c -> c.type().isOfExtension()))
                .isPresent();
    }

    /** How a key's column is compared, where that is not by {@code =}: its cast and its operator. */
    public static Optional<List<String>> comparison(ColumnModel column) {
        List<String> comparison = List.of(VerbStatements.cast(column), VerbStatements.operator(column));
        return comparison.equals(List.of("", "=")) ? Optional.empty() : Optional.of(comparison);
    }

    /** The keys by which rows are stored or overwritten: those that an insert can give whole, each set of columns once. */
    public List<KeyModel> upsertKeys() {
        if (!model.takesOnConflict()
                || !model.does(Event.UPDATE)
                || model.name().equals(EXCLUDED)) {
            return List.of();
        }
        return Stream.concat(model.primaryKey().stream(), finderKeys().stream())
                .filter(key -> key.arbiter()
                        && key.columns().stream()
                                .allMatch(c -> c.insertable() && c.writing() != ColumnModel.Writing.IDENTITY))
                .toList();
    }

    /** Whether a row says if it is new: one of a partitioned table or a foreign one has no {@code xmax} then. */
    public boolean tells() {
        return model.kind() == TableKind.TABLE;
    }

    public boolean insertable() {
        return model.does(Event.INSERT);
    }

    /** Whether rows can go as arrays: a binding of the user sets its values one by one. */
    boolean insertableAsArrays() {
        return insertable() && table.required().stream().noneMatch(table::isBound);
    }

    public boolean deletable() {
        return model.does(Event.DELETE);
    }

    /** Whether a row or more is written by any of the statements. */
    public boolean writable() {
        return insertable() || !patchable().isEmpty() || deletable();
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

    /** The key of these columns. */
    public KeyModel keyOf(List<ColumnModel> columns) {
        return model.keys().stream()
                .filter(k -> k.columns().equals(columns))
                .findFirst()
                .orElseThrow();
    }

    /** The foreign key of these columns, of which a list of children is made. */
    public ForeignKeyModel listKeyOf(List<ColumnModel> columns) {
        return listKeys().stream()
                .filter(k -> k.columns().equals(columns))
                .findFirst()
                .orElseThrow();
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

    /** Whether rows are changed only as they were read, told by a version. */
    public boolean isVersioned() {
        return model.version().isPresent();
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

    /** What the repository can do, in the order of its methods. */
    public List<Verb> verbs() {
        return verbs;
    }

    private List<Verb> listed() {
        List<Verb> all = new ArrayList<>();
        var texts = new VerbStatements(this);
        var inserts = new InsertStatements(this);
        Optional<KeyModel> primary = model.primaryKey();
        primary.ifPresent(key -> {
            all.add(new Verb(Kind.FIND, "FIND", key.columns(), texts.find(key)));
            all.add(new Verb(Kind.EXISTS, "EXISTS", key.columns(), texts.exists(key)));
        });
        for (KeyModel key : finderKeys()) {
            all.add(new Verb(Kind.FIND_BY, constant("findBy", key.columns()), key.columns(), texts.findBy(key)));
        }
        for (ForeignKeyModel key : listKeys()) {
            all.add(new Verb(Kind.LIST_BY, constant("listBy", key.columns()), key.columns(), texts.listBy(key)));
        }
        all.add(new Verb(Kind.LIST, "LIST", List.of(), texts.list()));
        all.add(new Verb(Kind.COUNT, "COUNT", List.of(), texts.count()));
        primary.ifPresent(key -> {
            if (isKeyedByArrays()) {
                all.add(new Verb(Kind.FIND_ALL, "FIND_ALL", key.columns(), texts.findAll(key)));
                all.add(new Verb(Kind.LOCK, "LOCK", key.columns(), texts.lock(key)));
            }
        });
        if (model.kind() == TableKind.MATERIALIZED_VIEW) {
            all.add(new Verb(Kind.REFRESH, "REFRESH", List.of(), texts.refresh()));
        }
        if (refreshesConcurrently()) {
            all.add(new Verb(
                    Kind.REFRESH_CONCURRENTLY, "REFRESH_CONCURRENTLY", List.of(), texts.refreshConcurrently()));
        }
        if (insertable()) {
            all.add(new Verb(Kind.INSERT, "INSERT", List.of(), inserts.insert()));
        }
        if (model.takesOnAnyConflict()) {
            all.add(new Verb(Kind.INSERT_IF_ABSENT, "INSERT_IF_ABSENT", List.of(), inserts.insertIfAbsent()));
        }
        if (insertableAsArrays()) {
            all.add(new Verb(Kind.INSERT_ALL, "INSERT_ALL", List.of(), inserts.insertAll()));
        }
        for (KeyModel key : upsertKeys()) {
            all.add(new Verb(Kind.UPSERT, constant("upsert", key), key.columns(), inserts.upsert(key)));
            if (tells()) {
                all.add(new Verb(
                        Kind.UPSERT_AND_TELL,
                        constant("upsert", key) + "_AND_TELL",
                        key.columns(),
                        inserts.telling(key)));
            }
            if (insertableAsArrays()) {
                all.add(new Verb(Kind.UPSERT_ALL, constant("upsertAll", key), key.columns(), inserts.upsertAll(key)));
            }
        }
        for (KeyModel key : writeKeys()) {
            if (!patchable().isEmpty() && (key.primary() || !isVersioned())) {
                all.add(new Verb(Kind.UPDATE, constant("update", key), key.columns(), texts.update(key)));
            }
            if (deletable()) {
                all.add(new Verb(Kind.DELETE, constant("delete", key), key.columns(), texts.delete(key)));
            }
        }
        primary.filter(key -> model.softDelete().isPresent()).ifPresent(key -> {
            all.add(new Verb(Kind.RESTORE, "RESTORE", key.columns(), texts.restore(key)));
            all.add(new Verb(Kind.ERASE, "ERASE", key.columns(), texts.erase(key)));
        });
        primary.filter(key -> isVersioned() && deletable())
                .ifPresent(key -> all.add(new Verb(
                        Kind.DELETE_UNCHANGED, "DELETE_UNCHANGED", key.columns(), texts.deleteUnchanged(key))));
        primary.filter(key -> isKeyedByArrays()).ifPresent(key -> {
            if (!patchable().isEmpty()) {
                if (!isVersioned()) {
                    all.add(new Verb(Kind.UPDATE_AND_GET, "UPDATE_AND_GET", key.columns(), texts.updateAndGet(key)));
                }
                if (!patchable().stream().allMatch(table::isBound)) {
                    all.add(new Verb(Kind.UPDATE_ALL, "UPDATE_ALL", key.columns(), texts.updateAll(key)));
                }
            }
            if (deletable()) {
                all.add(new Verb(Kind.DELETE_ALL, "DELETE_ALL", key.columns(), texts.deleteAll(key)));
            }
        });
        return List.copyOf(all);
    }

    /** All statements, by the constant's name in the repository. */
    public Map<String, StatementModel> all() {
        Map<String, StatementModel> all = new LinkedHashMap<>();
        verbs.forEach(verb -> all.put(verb.constant(), verb.statement()));
        return all;
    }

    /** {@code FIND_BY_EMAIL}. */
    public String constant(String verb, List<ColumnModel> columns) {
        return Identifiers.constantOf(verb + table.joined(columns));
    }

    /** What ON CONFLICT says of a key where that is more than its columns: {@code (number) where deleted_at is null}. */
    public static Optional<String> conflictTarget(KeyModel key) {
        return key.isOfTenant() || !key.predicate().isEmpty()
                ? Optional.of(InsertStatements.target(key))
                : Optional.empty();
    }

    /** That these columns equal parameters. */
    public String condition(List<ColumnModel> columns) {
        return SqlText.marked(new VerbStatements(this).equal(columns)).jdbc();
    }

    /** The parameter of a column's value: a cast where the driver sends it as text. */
    public static String parameter(NamedTable table, ColumnModel column) {
        return SqlText.marked(TextParts.marker(table, column)).jdbc();
    }
}
