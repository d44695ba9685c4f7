package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.NearestName;
import dev.rowan.codegen.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The comment lines that a file starts with. A lower-case word with a colon says something, all other lines describe.
 *
 * @param returnsAt where the header says what the query returns; 0 where it does not
 * @param nullable parameters that can be null, by offset
 * @param columns what is said of columns, by label
 * @param nests labels or aliases by the list's name
 * @param lists names of parameters by the name of the list of records that gives them
 * @param orders by name
 * @param end offset behind it
 */
record Header(
        String description,
        @Nullable Returns returns,
        int returnsAt,
        Optional<Word> rowName,
        List<Word> nullable,
        Map<Word, OfColumn> columns,
        Map<Word, List<Word>> nests,
        Map<Word, List<Word>> lists,
        Map<String, Order> orders,
        int end) {
    /** The list whose records have a parameter. */
    Optional<String> listOf(String parameter) {
        return lists.entrySet().stream()
                .filter(l -> l.getValue().stream().anyMatch(w -> w.text().equals(parameter)))
                .map(l -> l.getKey().text())
                .findFirst();
    }

    /** The parameters of a list. */
    List<Word> list(String name) {
        return lists.entrySet().stream()
                .filter(l -> l.getKey().text().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    /** A word and where it stands. */
    record Word(int offset, String text) {}

    /**
     * What the header says of a column.
     *
     * @param nullable empty where it leaves that to the proof
     * @param like the table's column whose Java type it has
     */
    record OfColumn(Optional<Boolean> nullable, Optional<Word> like) {}

    /** A choice of {@code order by}; {@code offset} is that of its name. */
    record Order(int offset, Word sql) {}

    private static final List<String> WORDS =
            List.of("returns", "nullable", "column", "name", "nest", "list", "order", "accept");
    private static final Pattern ENTRY = Pattern.compile("--\\s*([a-z]+)((?:\\s+\\w+)?)\\s*:(?![:=])\\s*(.*)");
    private static final Pattern CAPITAL = Pattern.compile("--\\s*([A-Za-z]+)(?:\\s+\\w+)?\\s*:(?![:=]).*");
    private static final Pattern OF_SQLC =
            Pattern.compile("\\w+\\s+:(one|many|exec|execrows|execresult|copyfrom|batch\\w+)");
    private static final Pattern COLUMN = Pattern.compile("(.+?)(?:\\s+like\\s+(\\S+))?(?:\\s+(not null|null))?");
    private static final Pattern ORDER = Pattern.compile("\\s*(\\w+)\\s*=\\s*(.+?)\\s*");

    /** Whether a line of a comment would say something to the build. */
    static boolean saysSomething(String line) {
        Matcher entry = ENTRY.matcher(line);
        return entry.matches()
                && WORDS.contains(entry.group(1))
                && (entry.group(2).isEmpty() || Reader.isQualified(entry.group(1)));
    }

    static Header of(SourceFile file, Problems problems) {
        return new Reader(file, problems).read();
    }

    private static final class Reader {
        private final SourceFile file;
        private final Problems problems;
        private final List<String> description = new ArrayList<>();
        private @Nullable Returns returns;
        private int returnsAt;
        private @Nullable Word rowName;
        private final List<Word> nullable = new ArrayList<>();
        private final Map<Word, OfColumn> columns = new LinkedHashMap<>();
        private final Map<Word, List<Word>> nests = new LinkedHashMap<>();
        private final Map<Word, List<Word>> lists = new LinkedHashMap<>();
        private final Map<String, Order> orders = new LinkedHashMap<>();

        Reader(SourceFile file, Problems problems) {
            this.file = file;
            this.problems = problems;
        }

        Header read() {
            int at = file.start();
            if (file.heading().isPresent() && file.text().startsWith("--", at)) { // else it is a name of ours
                at = Math.min(file.upToEnd().indexOf('\n', at) + 1, file.end());
                at = at <= file.start() ? file.end() : at;
            }
            while (at < file.end()) {
                int newLine = file.text().indexOf('\n', at);
                int next = newLine < 0 ? file.end() : newLine + 1;
                String line = file.text().substring(at, next);
                int start = at + line.length() - line.stripLeading().length();
                if (!line.isBlank() && !line.strip().startsWith("--")) {
                    break;
                }
                line(start, line.strip());
                at = next;
            }
            return new Header(
                    String.join("\n", description).strip(),
                    returns,
                    returnsAt,
                    Optional.ofNullable(rowName),
                    nullable,
                    columns,
                    nests,
                    lists,
                    orders,
                    at);
        }

        private void line(int offset, String line) {
            refuseCapital(offset, line);
            Matcher entry = ENTRY.matcher(line);
            if (!entry.matches() || (!entry.group(2).isEmpty() && !isQualified(entry.group(1)))) {
                if (!line.isEmpty()) {
                    description.add(line.replaceFirst("^-+ ?", "").stripTrailing());
                }
                return;
            }
            entry(entry.group(1), entry.group(2).strip(), entry.group(3).strip(), offset, offset + entry.start(3));
        }

        /** What would be an entry but for its capitals, and would be overlooked. */
        private void refuseCapital(int offset, String line) {
            Matcher capital = CAPITAL.matcher(line);
            if (capital.matches()) {
                String word = capital.group(1).toLowerCase(Locale.ROOT);
                if (WORDS.contains(word) && !capital.group(1).equals(word)) {
                    problems.add(
                            file.place(offset),
                            "\"" + capital.group(1) + ":\" only describes, and says nothing to the build",
                            "write \"" + word + ":\", or word the description in another way");
                }
            }
        }

        /** {@code nest cams:} has a word before the colon. */
        private static boolean isQualified(String word) {
            return word.equals("nest") || word.equals("column") || word.equals("list");
        }

        private void entry(String word, String name, String value, int offset, int valueOffset) {
            if (!WORDS.contains(word)) {
                problems.add(
                        file.place(offset),
                        "unknown header word \"" + word + "\"",
                        NearestName.to(
                                        word,
                                        Stream.concat(WORDS.stream(), Stream.of("query"))
                                                .toList())
                                .map(w -> "did you mean \"" + w
                                        + "\"? A line that describes starts with a capital letter")
                                .orElse("the words are " + String.join(", ", WORDS)
                                        + "; a line that describes starts with a capital letter"));
                return;
            }
            if (value.isEmpty()) {
                problems.add(
                        file.place(offset), "\"" + word + "\" says nothing", "write what it is, or take the line away");
                return;
            }
            switch (word) {
                case "returns" -> returns(value, valueOffset);
                case "nullable" -> nullable.addAll(words(value, valueOffset));
                case "name" -> rowName(value, valueOffset);
                case "column" -> column(name, value, valueOffset);
                case "nest" -> nest(name, value, offset, valueOffset);
                case "list" -> list(name, value, offset, valueOffset);
                case "accept" -> {} // the review reads it
                default -> order(value, valueOffset);
            }
        }

        private void returns(String value, int offset) {
            if (returns != null) {
                problems.add(file.place(offset), "\"returns\" stands there twice", "keep one of the lines");
            }
            returns = Returns.of(value).orElse(null);
            returnsAt = offset;
            if (returns == null) {
                problems.add(
                        file.place(offset),
                        "a query cannot return \"" + value + "\"",
                        "it returns "
                                + Stream.of(Returns.values()).map(Returns::word).collect(Collectors.joining(", ")));
            }
        }

        private void rowName(String value, int offset) {
            Matcher ofSqlc = OF_SQLC.matcher(value);
            if (ofSqlc.matches()) {
                problems.add(
                        file.place(offset),
                        "a row cannot be called \"" + value + "\", as sqlc calls queries",
                        "name the file after the query, or write -- query: "
                                + value.substring(0, value.indexOf(' ')) + ", and then -- returns: "
                                + switch (ofSqlc.group(1)) {
                                    case "one" -> "one, or optional";
                                    case "exec" -> "exec";
                                    case "execrows" -> "rows";
                                    default -> "many";
                                });
            } else if (!value.matches("[A-Z][A-Za-z0-9]*")) {
                problems.add(
                        file.place(offset),
                        "a row cannot be called \"" + value + "\"",
                        "write a Java class, such as ProjectRow; a query's own name in a file of several is -- query: "
                                + (SqlScanner.isName(value) ? value : "top_ten"));
            } else if (rowName != null) {
                problems.add(file.place(offset), "\"name\" stands there twice", "keep one of the lines");
            }
            rowName = new Word(offset, value);
        }

        private void column(String name, String value, int offset) {
            String text = name.isEmpty() ? value : name + " " + value;
            Matcher column = COLUMN.matcher(text);
            if (column.matches() && (column.group(2) != null || column.group(3) != null)) {
                int likeAt = offset - (text.length() - value.length()) + Math.max(column.start(2), 0);
                columns.put(
                        new Word(offset, column.group(1)),
                        new OfColumn(
                                Optional.ofNullable(column.group(3)).map("null"::equals),
                                Optional.ofNullable(column.group(2)).map(like -> new Word(likeAt, like))));
            } else {
                problems.add(
                        file.place(offset),
                        "\"column\" does not say whether it can be null, and not what it is like",
                        "write -- column: total not null, -- column: total null, or -- column: owner like cars.owner");
            }
        }

        private void nest(String name, String value, int offset, int valueOffset) {
            if (!SqlScanner.isName(name)) {
                problems.add(file.place(offset), "\"nest\" has no name for its list", "write -- nest cams: c");
            } else if (!nests.isEmpty()) {
                problems.add(
                        file.place(offset),
                        "a second nest: two lists of one row multiply each other's rows",
                        "write two queries, or a shape");
            } else {
                nests.put(new Word(valueOffset, name), words(value, valueOffset));
            }
        }

        private void list(String name, String value, int offset, int valueOffset) {
            if (!SqlScanner.isName(name)) {
                problems.add(
                        file.place(offset), "\"list\" has no name for its argument", "write -- list cams: name, lift");
            } else if (lists.keySet().stream().anyMatch(w -> w.text().equals(name))) {
                problems.add(file.place(offset), "the list " + name + " stands there twice", "keep one of the lines");
            } else {
                lists.put(new Word(offset, name), words(value, valueOffset));
            }
        }

        private void order(String value, int offset) {
            int end = offset - 1;
            for (String part : value.split("\\|", -1)) {
                int from = end + 1;
                int start = from + part.length() - part.stripLeading().length();
                end = from + part.length();
                Matcher order = ORDER.matcher(part);
                if (!order.matches()) {
                    problems.add(
                            file.place(start),
                            "\"order\" is no list of choices",
                            "write -- order: newest = created_at desc, id | name = name, id");
                    return;
                }
                var scanned = SqlScanner.scan(order.group(2), 0);
                boolean plain = scanned.pieces().stream().allMatch(Piece.Text.class::isInstance);
                if (!plain || !scanned.complaints().isEmpty()) {
                    problems.add(
                            file.place(start),
                            "the order " + order.group(1) + " is no plain SQL",
                            "leave parameters, blocks and operators with a question mark out of it");
                }
                if (orders.put(order.group(1), new Order(start, new Word(from + order.start(2), order.group(2))))
                        != null) {
                    problems.add(
                            file.place(start),
                            "the order " + order.group(1) + " stands there twice",
                            "give one another name");
                }
            }
        }

        private static List<Word> words(String value, int offset) {
            List<Word> words = new ArrayList<>();
            int at = offset;
            for (String word : value.split(",", -1)) {
                words.add(new Word(at + word.length() - word.stripLeading().length(), word.strip()));
                at += word.length() + 1;
            }
            return words;
        }
    }
}
