package dev.enginecam;

import dev.rowan.CatalogueEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells whether a text that a server has seen is a catalogued statement or a member of its family. */
final class StatementTexts {
    private static final Pattern INSERT = Pattern.compile(
            "(?s)(?<head>insert into [^ ]+ )(?:\\((?<columns>[^)]*)\\)\nvalues (?<rows>.*?)|default values)(?<conflict>\non conflict .*?)?(?<tail>\nreturning .*)");
    private static final Pattern INSERT_ALL = Pattern.compile(
            "(?s)(?<head>insert into [^ ]+ )\\((?<columns>[^)]*)\\)\nselect (?<arrays>.*?)(?<conflict>\non conflict .*?)?(?<tail>\nreturning .*)");
    private static final Pattern UPDATE_ALL = Pattern.compile(
            "(?s)(?<head>update [^ ]+ as t\nset )(?<assignments>.*)\nfrom \\(select (?<arrays>.*)\\) as v(?<tail>\nwhere .*)");
    private static final Pattern UPDATE =
            Pattern.compile("(?s)(?<head>update [^ ]+\nset )(?<assignments>.*)(?<tail>\nwhere .*)");

    private StatementTexts() {}

    /** Numbered parameters become question marks. */
    static boolean belongsTo(CatalogueEntry entry, String seen) {
        String text = seen.replaceAll("\\$\\d+", "?");
        if (text.equals(entry.sql()) || text.equals(withoutConstants(entry.sql()))) {
            return true;
        }
        Matcher insert = INSERT.matcher(text);
        Matcher wholeInsert = INSERT.matcher(entry.sql());
        if (insert.matches() && wholeInsert.matches()) {
            return sameFrame(insert, wholeInsert)
                    && sameConflict(insert, wholeInsert)
                    && isSubset(columns(insert), columns(wholeInsert), entry)
                    && areRows(insert.group("rows"), columns(insert), entry);
        }
        Matcher insertAll = INSERT_ALL.matcher(text);
        Matcher wholeInsertAll = INSERT_ALL.matcher(entry.sql());
        if (insertAll.matches() && wholeInsertAll.matches()) {
            return sameFrame(insertAll, wholeInsertAll)
                    && sameConflict(insertAll, wholeInsertAll)
                    && isSubset(columns(insertAll), columns(wholeInsertAll), entry)
                    && arrays(insertAll)
                            .equals(arrays(wholeInsertAll).entrySet().stream()
                                    .filter(e -> columns(insertAll).contains(e.getKey()))
                                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
        Matcher updateAll = UPDATE_ALL.matcher(text);
        Matcher wholeUpdateAll = UPDATE_ALL.matcher(entry.sql());
        if (updateAll.matches() && wholeUpdateAll.matches()) {
            return sameFrame(updateAll, wholeUpdateAll)
                    && isSubset(setTo(updateAll), setTo(wholeUpdateAll), entry)
                    && arraysOf(wholeUpdateAll).containsAll(arraysOf(updateAll));
        }
        Matcher update = UPDATE.matcher(text);
        Matcher wholeUpdate = UPDATE.matcher(entry.sql());
        return update.matches()
                && wholeUpdate.matches()
                && sameFrame(update, wholeUpdate)
                && isSubset(assigned(update), assigned(wholeUpdate), entry);
    }

    /** By the same key, and setting no other columns; where nothing is left to set, the key as it is. */
    private static boolean sameConflict(Matcher seen, Matcher whole) {
        String some = seen.group("conflict");
        String all = whole.group("conflict");
        if (some == null || all == null || !all.contains("\nset ")) {
            return Objects.equals(some, all);
        }
        int set = all.indexOf("\nset ");
        return some.startsWith(all.substring(0, set + "\nset ".length()))
                && Arrays.stream(some.substring(set + "\nset ".length()).split(",\n    ", -1))
                        .map(a -> a.replace(" = ?", " = excluded." + a.substring(0, a.indexOf(' '))))
                        .allMatch(a -> all.contains(a) || a.endsWith("." + a.substring(0, a.indexOf(' '))));
    }

    private static List<String> setTo(Matcher update) {
        return Arrays.stream(update.group("assignments").split(",\n    ", -1))
                .map(assignment -> assignment.replaceFirst(" = v\\.c\\d+$", ""))
                .toList();
    }

    /** Without the names that their values have. */
    private static List<String> arraysOf(Matcher updateAll) {
        return Arrays.stream(updateAll.group("arrays").split(",\n    ", -1))
                .map(array -> array.replaceFirst(" as \\w+$", ""))
                .toList();
    }

    /** As the server shows what a file has: constants are parameters there. */
    private static String withoutConstants(String sql) {
        return sql.replaceAll("'[^']*'|\\b(?:true|false|\\d+)\\b", "?");
    }

    private static boolean sameFrame(Matcher seen, Matcher whole) {
        return seen.group("head").equals(whole.group("head"))
                && List.of(whole.group("tail"), withoutConstants(whole.group("tail")))
                        .contains(seen.group("tail"));
    }

    private static List<String> columns(Matcher insert) {
        String columns = insert.group("columns");
        return columns == null ? List.of() : Arrays.asList(columns.split(", ", -1));
    }

    /** By the column whose values they are. */
    private static Map<String, String> arrays(Matcher insert) {
        List<String> columns = columns(insert);
        String[] arrays = insert.group("arrays").split(",\n    ", -1);
        return IntStream.range(0, arrays.length).boxed().collect(Collectors.toMap(columns::get, i -> arrays[i]));
    }

    private static List<String> assigned(Matcher update) {
        return Arrays.stream(update.group("assignments").split(",\n    ", -1))
                .map(assignment -> assignment.replace(" = ?", ""))
                .toList();
    }

    /** In the order of all, and without none but optional ones. */
    private static boolean isSubset(List<String> some, List<String> all, CatalogueEntry entry) {
        Predicate<String> present = some::contains;
        return all.stream().filter(present).toList().equals(some)
                && all.stream().filter(present.negate()).allMatch(entry.optional()::contains);
    }

    /** A row has a parameter for each column, or the default of an optional one. */
    private static boolean areRows(String rows, List<String> columns, CatalogueEntry entry) {
        return rows == null || Arrays.stream(rows.split(",\n       ", -1)).allMatch(row -> isRow(row, columns, entry));
    }

    private static boolean isRow(String row, List<String> columns, CatalogueEntry entry) {
        if (!row.startsWith("(") || !row.endsWith(")")) {
            return false;
        }
        String[] cells = row.substring(1, row.length() - 1).split(", ", -1);
        return cells.length == columns.size()
                && IntStream.range(0, cells.length)
                        .allMatch(i -> cells[i].equals("?")
                                || (cells[i].equals("default")
                                        && entry.optional().contains(columns.get(i))));
    }
}
