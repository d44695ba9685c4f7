package dev.rowan.review.plans;

import dev.rowan.review.schema.Schema;
import dev.rowan.review.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Compares the names in a file of sizes with those of the database. */
final class StatedNames {
    private final Sizes sizes;
    private final Schema schema;

    StatedNames(Sizes sizes, Schema schema) {
        this.sizes = sizes;
        this.schema = schema;
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        sizes.rows().keySet().forEach(name -> table(name).ifPresent(what -> problems.add(place("rows " + name, what))));
        columns("distinct", sizes.distinct(), problems);
        columns("nulls", sizes.nulls(), problems);
        columns("width", sizes.widths(), problems);
        if (sizes.statistics().isEmpty()) {
            for (Table table : schema.roots()) {
                boolean stated = sizes.rows(table.name()).isPresent()
                        || (table.kind() == 'p'
                                && schema.leaves(table).stream()
                                        .allMatch(t -> sizes.rows(t.name()).isPresent()));
                if (!stated) {
                    problems.add(
                            "%s: no rows are stated of %s: its plans are those of %d rows\nhelp: add a line: rows %s 10M"
                                    .formatted(sizes.file(), table.name(), Statistics.UNSTATED, table.name()));
                }
            }
        }
        return problems;
    }

    private void columns(String what, SortedMap<String, ?> stated, List<String> problems) {
        for (String name : stated.keySet()) {
            String table = name.substring(0, name.lastIndexOf('.'));
            String column = name.substring(name.lastIndexOf('.') + 1);
            Optional<String> problem = table(table);
            if (problem.isEmpty()
                    && find(table).getFirst().columns().stream()
                            .noneMatch(c -> c.name().equals(column))) {
                problem = Optional.of("the table %s has no column %s".formatted(table, column));
            }
            problem.ifPresent(p -> problems.add(place(what + " " + name, p)));
        }
    }

    /** What is wrong with the name of a table. */
    private Optional<String> table(String name) {
        List<Table> found = find(name);
        if (found.isEmpty()) {
            return Optional.of("no table is called " + name);
        }
        return found.size() == 1
                ? Optional.empty()
                : Optional.of("more than one schema has a table %s: %s"
                        .formatted(
                                name,
                                String.join(
                                        ", ", found.stream().map(Table::name).toList())));
    }

    private List<Table> find(String name) {
        return schema.all().stream()
                .filter(t -> t.name().equals(name)
                        || t.name().substring(t.name().indexOf('.') + 1).equals(name))
                .toList();
    }

    private String place(String what, String problem) {
        return sizes.place(what) + ": " + problem + "\nhelp: mend the name, or take the line away";
    }
}
