package dev.rowan.review.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what only has another name in the live database, and gives it there the name that the migrations have, also where
 * definitions name it, so that one renaming is one difference:
 *
 * <ul>
 *   <li>a table is another one's when both have the same columns, and no third has them;
 *   <li>a column is another one's when it has its place in the table and all of its properties;
 *   <li>a constraint, an index and extended statistics are known by their definitions.
 * </ul>
 */
final class Renames {
    private static final String PLACE = "#place";

    private final SortedMap<ObjectId, SortedMap<String, String>> migrated;
    private SortedMap<ObjectId, SortedMap<String, String>> live;
    private final List<Difference> found = new ArrayList<>();

    Renames(Snapshot migrated, Snapshot live) {
        this.migrated = migrated.objects();
        this.live = live.objects();
        tables();
        columns();
        parts();
    }

    List<Difference> found() {
        return List.copyOf(found);
    }

    /** The live database under the names of the migrations. */
    SortedMap<ObjectId, SortedMap<String, String>> live() {
        return live;
    }

    private void tables() {
        for (ObjectId table : missing(ObjectKind.TABLE)) {
            List<ObjectId> same = unknown(ObjectKind.TABLE).stream()
                    .filter(t -> columns(live, t.name()).equals(columns(migrated, table.name())))
                    .toList();
            boolean alone = missing(ObjectKind.TABLE).stream()
                            .filter(t -> columns(migrated, t.name()).equals(columns(migrated, table.name())))
                            .count()
                    == 1;
            if (same.size() == 1
                    && alone
                    && !columns(migrated, table.name()).isEmpty()
                    && properties(migrated, table).equals(properties(live, same.getFirst()))) {
                renamed(table, same.getFirst());
                renameTable(same.getFirst().name(), table.name());
            }
        }
    }

    private void columns() {
        for (ObjectId column : missing(ObjectKind.COLUMN)) {
            unknown(ObjectKind.COLUMN).stream()
                    .filter(c -> c.parent().equals(column.parent())
                            && properties(live, c).equals(properties(migrated, column)))
                    .findFirst()
                    .ifPresent(same -> {
                        renamed(column, same);
                        renameColumn(column.parent(), same.name(), column.name());
                    });
        }
    }

    private void parts() {
        Stream.of(ObjectKind.values())
                .filter(ObjectKind::isKnownByDefinition)
                .flatMap(kind -> missing(kind).stream())
                .forEach(part -> unknown(part.kind()).stream()
                        .filter(p -> p.parent().equals(part.parent())
                                && properties(live, p).equals(properties(migrated, part)))
                        .findFirst()
                        .ifPresent(same -> {
                            renamed(part, same);
                            rename(id -> id.equals(same), id -> part, text -> text, id -> true);
                        }));
    }

    private void renamed(ObjectId migrations, ObjectId database) {
        found.add(new Difference(
                Difference.Kind.RENAMED, migrations.toString(), "called " + database.name() + " in the live database"));
    }

    private void renameTable(String from, String to) {
        Pattern name = word(from);
        rename(
                id -> id.top().equals(from),
                id -> id.parent().isEmpty()
                        ? id.called(to)
                        : id.in(id.parent().substring(0, id.parent().length() - from.length()) + to),
                text -> name.matcher(text).replaceAll(Matcher.quoteReplacement(to)),
                id -> true);
    }

    private void renameColumn(String table, String from, String to) {
        Pattern name = word(from);
        Pattern key = Pattern.compile("(REFERENCES " + Pattern.quote(table) + "\\()([^)]*)(\\))");
        Pattern owner = word(table + "." + from);
        rename(
                id -> id.kind() == ObjectKind.COLUMN
                        && id.parent().equals(table)
                        && id.name().equals(from),
                id -> id.called(to),
                text -> name.matcher(text).replaceAll(Matcher.quoteReplacement(to)),
                id -> id.parent().equals(table));
        rename(
                id -> false,
                id -> id,
                text -> owner.matcher(key.matcher(text)
                                .replaceAll(m -> Matcher.quoteReplacement(m.group(1)
                                        + name.matcher(m.group(2)).replaceAll(Matcher.quoteReplacement(to))
                                        + m.group(3))))
                        .replaceAll(Matcher.quoteReplacement(table + "." + to)),
                id -> !id.parent().equals(table));
    }

    private void rename(
            Predicate<ObjectId> which,
            UnaryOperator<ObjectId> id,
            UnaryOperator<String> text,
            Predicate<ObjectId> whoseText) {
        SortedMap<ObjectId, SortedMap<String, String>> renamed = new TreeMap<>();
        live.forEach((object, properties) -> {
            SortedMap<String, String> changed = new TreeMap<>(properties);
            if (whoseText.test(object)) {
                changed.replaceAll((property, value) -> text.apply(value));
            }
            renamed.put(which.test(object) ? id.apply(object) : object, changed);
        });
        live = renamed;
    }

    private static Pattern word(String name) {
        return Pattern.compile("(?<![\\w$.\"])" + Pattern.quote(name) + "(?![\\w$\"])");
    }

    private List<ObjectId> missing(ObjectKind kind) {
        return migrated.keySet().stream()
                .filter(id -> id.kind() == kind && !live.containsKey(id))
                .toList();
    }

    private List<ObjectId> unknown(ObjectKind kind) {
        return live.keySet().stream()
                .filter(id -> id.kind() == kind && !migrated.containsKey(id))
                .toList();
    }

    private static SortedMap<String, String> properties(
            SortedMap<ObjectId, SortedMap<String, String>> objects, ObjectId id) {
        return Objects.requireNonNull(objects.get(id));
    }

    /** Names and properties, without those that name the table itself. */
    private static SortedMap<String, SortedMap<String, String>> columns(
            SortedMap<ObjectId, SortedMap<String, String>> objects, String table) {
        SortedMap<String, SortedMap<String, String>> columns = new TreeMap<>();
        objects.forEach((id, properties) -> {
            if (id.kind() == ObjectKind.COLUMN && id.parent().equals(table)) {
                SortedMap<String, String> compared = new TreeMap<>(properties);
                compared.remove(PLACE);
                compared.remove("default"); // that of a serial has the name of a sequence
                columns.put(id.name(), compared);
            }
        });
        return columns;
    }
}
