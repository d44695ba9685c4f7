package dev.rowan.review.rolling;

import dev.rowan.review.CataloguedStatement;
import dev.rowan.review.RollingDeploy.Break;
import dev.rowan.review.RollingDeploy.What;
import dev.rowan.review.rolling.Demands.Column;
import dev.rowan.review.rolling.Demands.Constraint;
import dev.rowan.review.rolling.Probe.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one schema demands of the rows that a statement writes, and its own did not. */
record Refusals(CataloguedStatement statement, List<Write> writes, Demands home, Demands other) {
    private static final Pattern INSERT = Pattern.compile(
            "insert\\s+into\\s+([\\w.\"]+)(?:\\s+as\\s+[\\w\"]+)?\\s*(?:\\(([^()]*)\\)|values|default|overriding|select|table|with)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SET = Pattern.compile(
            "\\bset\\s.*?(?:\\bwhere\\b|\\bfrom\\b|\\breturning\\b|\\z)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    List<Break> breaks() {
        Set<Break> breaks = new LinkedHashSet<>();
        for (Write write : writes) {
            breaks.addAll(columns(write));
            for (Constraint constraint : other.constraints()) {
                boolean isNew = home.constraints().stream().noneMatch(constraint::isLike)
                        && home.columns().containsKey(constraint.table());
                if (isNew && concerns(constraint, write)) {
                    breaks.add(new Break(
                            statement.id(),
                            What.MAY_BE_REFUSED,
                            "%s %s of %s"
                                    .formatted(
                                            constraint.what(), constraint.name(), Demands.brief(constraint.table()))));
                }
            }
        }
        return List.copyOf(breaks);
    }

    private boolean concerns(Constraint constraint, Write write) {
        if (constraint.target().equals(write.table()) && !write.operation().equals("Insert")) {
            // rows that refer to the one that goes, or to its old key
            return !write.operation().equals("Update")
                    || constraint.targetColumns().stream().anyMatch(this::sets);
        }
        if (!constraint.table().equals(write.table())) {
            return false;
        }
        if (constraint.what().equals("trigger")) {
            return write.operation().equals("Merge") || constraint.operations().contains(write.operation());
        }
        if (constraint.what().equals("row security")) {
            return true;
        }
        return switch (write.operation()) {
            case "Delete" -> false;
            case "Update" ->
                constraint.columns().isEmpty() || constraint.columns().stream().anyMatch(this::sets);
            default -> true;
        };
    }

    private List<Break> columns(Write write) {
        List<Break> breaks = new ArrayList<>();
        for (Column column : other.columns().getOrDefault(write.table(), List.of())) {
            Optional<Column> before = home.columns().getOrDefault(write.table(), List.of()).stream()
                    .filter(c -> c.name().equals(column.name()))
                    .findFirst();
            boolean given =
                    !write.operation().equals("Insert") || given(write.table()).contains(column.name());
            if (write.operation().equals("Insert")
                    && column.required()
                    && !before.map(Column::required).orElse(false)
                    && (!given || statement.optional().contains(column.name()))) {
                breaks.add(new Break(
                        statement.id(),
                        What.LACKS_COLUMN,
                        "%s of %s has no default%s"
                                .formatted(
                                        column.name(),
                                        Demands.brief(write.table()),
                                        given ? ", and a row may leave it out" : "")));
            } else if (before.isPresent()
                    && !write.operation().equals("Delete")
                    && given
                    && (write.operation().equals("Insert") || sets(column.name()))) {
                if (column.strict() && !before.get().strict()) {
                    breaks.add(refused(column.name() + " of " + Demands.brief(write.table()) + " is not null"));
                }
                if (!column.type().equals(before.get().type())) {
                    breaks.add(refused("%s of %s is %s, was %s"
                            .formatted(
                                    column.name(),
                                    Demands.brief(write.table()),
                                    column.type(),
                                    before.get().type())));
                }
            }
        }
        return breaks;
    }

    private Break refused(String why) {
        return new Break(statement.id(), What.MAY_BE_REFUSED, why);
    }

    private static boolean names(String text, String column) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(column) + "(?!\\w)")
                .matcher(text)
                .find();
    }

    /** Whether a SET of it names the column, on whichever side. */
    private boolean sets(String column) {
        return SET.matcher(statement.text()).results().anyMatch(set -> names(set.group(), column));
    }

    /** Columns that it gives a value: without a list all that its own schema has. */
    private Set<String> given(String table) {
        Set<String> given = new LinkedHashSet<>();
        Matcher insert = INSERT.matcher(statement.text());
        while (insert.find()) {
            String name = insert.group(1).replace("\"", "");
            if (!name.equals(table) && !table.endsWith("." + name)) {
                continue;
            }
            if (insert.group(2) == null) {
                home.columns().getOrDefault(table, List.of()).forEach(c -> given.add(c.name()));
            } else {
                Arrays.stream(insert.group(2).split(","))
                        .map(Refusals::unquoted)
                        .forEach(given::add);
            }
        }
        return given;
    }

    private static String unquoted(String name) {
        String bare = name.strip();
        return bare.startsWith("\"")
                ? bare.substring(1, bare.length() - 1).replace("\"\"", "\"")
                : bare.toLowerCase(Locale.ROOT);
    }
}
