package dev.rowan.review.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two databases under the same names. What is missing or unknown is told without its parts. */
final class Comparison {
    private static final String PLACE = "#place";
    private static final String NONE = "none";
    private static final String BY_MIGRATIONS = "; by the migrations ";

    /** A value that is longer is told by the line where it begins to differ. */
    private static final int LINE = 200;

    private final SortedMap<ObjectId, SortedMap<String, String>> migrated;
    private final SortedMap<ObjectId, SortedMap<String, String>> live;
    private final SortedMap<ObjectId, List<Difference>> differences = new TreeMap<>();

    Comparison(
            SortedMap<ObjectId, SortedMap<String, String>> migrated,
            SortedMap<ObjectId, SortedMap<String, String>> live,
            List<Difference> renames) {
        this.migrated = migrated;
        this.live = live;
        SortedSet<ObjectId> all = new TreeSet<>(migrated.keySet());
        all.addAll(live.keySet());
        all.forEach(id -> {
            List<Difference> own = new ArrayList<>(renames.stream()
                    .filter(r -> r.object().equals(id.toString()))
                    .toList());
            own.addAll(of(id));
            if (!own.isEmpty()) {
                differences.put(id, own);
            }
        });
    }

    List<Difference> differences() {
        return differences.values().stream().flatMap(List::stream).toList();
    }

    private List<Difference> of(ObjectId id) {
        SortedMap<String, String> before = migrated.get(id);
        SortedMap<String, String> after = live.get(id);
        if (after == null) {
            return isPartOfOne(id, Objects.requireNonNull(before), live) ? List.of() : List.of(missing(id));
        }
        if (before == null) {
            return isPartOfOne(id, after, migrated) ? List.of() : List.of(unknown(id));
        }
        List<Difference> changed = new ArrayList<>();
        SortedSet<String> properties = new TreeSet<>(before.keySet());
        properties.addAll(after.keySet());
        for (String property : properties) {
            String migrations = before.get(property);
            String database = after.get(property);
            if (!property.startsWith("#") && !Objects.equals(migrations, database)) {
                changed.add(changed(id, message(property, migrations, database)));
            }
        }
        if (id.kind() == ObjectKind.TABLE || id.kind() == ObjectKind.TYPE) {
            changed.addAll(order(id));
        }
        return changed;
    }

    /** Whether the whole that it is a part of is not there either, which says enough. */
    private static boolean isPartOfOne(
            ObjectId id, SortedMap<String, String> properties, SortedMap<ObjectId, SortedMap<String, String>> there) {
        return switch (id.kind()) {
            case SEQUENCE -> {
                String owner = properties.get("owner");
                yield owner != null
                        && there.keySet().stream().noneMatch(o -> o.toString().equals("column " + owner));
            }
            case GRANT -> !id.parent().startsWith("column ") && lacks(there, id.top());
            default -> !id.parent().isEmpty() && lacks(there, id.parent());
        };
    }

    private static boolean lacks(SortedMap<ObjectId, SortedMap<String, String>> there, String top) {
        return there.keySet().stream()
                .noneMatch(o -> o.parent().isEmpty() && o.name().equals(top));
    }

    private static Difference missing(ObjectId id) {
        return new Difference(Difference.Kind.MISSING, id.toString(), "missing in the live database");
    }

    private static Difference unknown(ObjectId id) {
        return new Difference(
                Difference.Kind.UNKNOWN,
                id.toString(),
                id.kind() == ObjectKind.GRANT
                        ? "in the live database, and no migration grants them"
                        : "in the live database, and no migration makes it");
    }

    private static Difference changed(ObjectId id, String message) {
        return new Difference(Difference.Kind.CHANGED, id.toString(), message);
    }

    private static String message(String property, @Nullable String migrations, @Nullable String database) {
        if (property.equals("values") && migrations != null && database != null) {
            return values(migrations, database);
        }
        String ours = migrations == null ? NONE : migrations.strip();
        String theirs = database == null ? NONE : database.strip();
        if (ours.length() <= LINE && theirs.length() <= LINE && !(ours + theirs).contains("\n")) {
            return property + " " + theirs + BY_MIGRATIONS + ours;
        }
        List<String> own = ours.lines().toList();
        List<String> other = theirs.lines().toList();
        int line = 0;
        while (line < own.size() && line < other.size() && own.get(line).equals(other.get(line))) {
            line++;
        }
        return "another " + property + ", from its line " + (line + 1) + " on: " + at(other, line) + BY_MIGRATIONS
                + at(own, line);
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line).strip() : "at its end";
    }

    /** Of an enum. */
    private static String values(String migrations, String database) {
        List<String> ours = Arrays.asList(migrations.split(", ", -1));
        List<String> theirs = Arrays.asList(database.split(", ", -1));
        List<String> lacks = ours.stream().filter(v -> !theirs.contains(v)).toList();
        List<String> more = theirs.stream().filter(v -> !ours.contains(v)).toList();
        if (lacks.isEmpty() && more.isEmpty()) {
            return "its values in another order, " + database + BY_MIGRATIONS + migrations;
        }
        List<String> said = new ArrayList<>();
        if (!lacks.isEmpty()) {
            said.add("without " + String.join(", ", lacks));
        }
        if (!more.isEmpty()) {
            said.add(String.join(", ", more) + " in addition");
        }
        return String.join(", and ", said);
    }

    /** Of the columns that both have: {@code select *} shows it, and {@code insert} without names of columns. */
    private List<Difference> order(ObjectId table) {
        List<String> ours = columns(migrated, table, live);
        List<String> theirs = columns(live, table, migrated);
        return ours.equals(theirs)
                ? List.of()
                : List.of(changed(
                        table,
                        "its columns in another order, " + String.join(", ", theirs) + BY_MIGRATIONS
                                + String.join(", ", ours)));
    }

    private static List<String> columns(
            SortedMap<ObjectId, SortedMap<String, String>> of,
            ObjectId table,
            SortedMap<ObjectId, SortedMap<String, String>> also) {
        return of.entrySet().stream()
                .filter(e -> e.getKey().kind() == ObjectKind.COLUMN
                        && e.getKey().parent().equals(table.name())
                        && also.containsKey(e.getKey()))
                .sorted(Comparator.comparingInt((Map.Entry<ObjectId, SortedMap<String, String>> e) ->
                        Integer.parseInt(e.getValue().getOrDefault(PLACE, "0"))))
                .map(e -> e.getKey().name())
                .toList();
    }
}
