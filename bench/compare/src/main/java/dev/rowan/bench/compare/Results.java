package dev.rowan.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run: all that table and chart are drawn from, and what is kept in a file.
 *
 * @param about how, where and with which versions it was measured, in the order of the file
 */
record Results(Map<String, String> about, List<Cell> cells) {
    /** What the heading calls the list of all who took part. */
    static final String CONTESTANTS = "contestants";

    private static final String FIGURES =
            "network,work,contestant,nanos,nanos_median,cpu_nanos,bytes,slices,operations";
    private static final String HEADER = FIGURES + ",statements,differs";

    /** Older files have figures alone. */
    private static final Pattern LINE = Pattern.compile(
            "([^,]+),\"([^\"]+)\",([^,]+),(\\d+),(\\d+),(\\d+),(\\d+),(\\d+),(\\d+)" + "(?:,(\\d*),\"([^\"]*)\")?");

    Results {
        about = new LinkedHashMap<>(about);
        cells = List.copyOf(cells);
    }

    /** Reads what {@link #csv} wrote. */
    static Results parse(String csv) {
        var about = new LinkedHashMap<String, String>();
        var cells = new ArrayList<Cell>();
        var problems = new ArrayList<String>();
        List<String> lines = csv.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher cell = LINE.matcher(line);
            int colon = line.indexOf(": ");
            if (line.startsWith("# ") && colon > 0) {
                about.put(line.substring(2, colon), line.substring(colon + 2));
            } else if (cell.matches()) {
                cells.add(new Cell(
                        cell.group(1),
                        cell.group(2),
                        cell.group(3),
                        Long.parseLong(cell.group(4)),
                        Long.parseLong(cell.group(5)),
                        Long.parseLong(cell.group(6)),
                        Long.parseLong(cell.group(7)),
                        Integer.parseInt(cell.group(8)),
                        Long.parseLong(cell.group(9)),
                        statements(cell.group(10)),
                        Objects.requireNonNullElse(cell.group(11), "")));
            } else if (!line.equals(HEADER) && !line.equals(FIGURES)) {
                problems.add("line " + (i + 1) + ": " + line);
            }
        }
        if (!problems.isEmpty() || cells.isEmpty()) {
            throw new IllegalArgumentException("not results of a comparison" + String.join("\n", problems));
        }
        return new Results(about, cells);
    }

    private static OptionalLong statements(@Nullable String number) {
        return number == null || number.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(number));
    }

    String csv() {
        var text = new StringBuilder();
        about.forEach((name, value) -> text.append("# %s: %s\n".formatted(name, value)));
        text.append(HEADER).append('\n');
        for (Cell c : cells) {
            text.append("%s,\"%s\",%s,%d,%d,%d,%d,%d,%d,%s,\"%s\"\n"
                    .formatted(
                            c.network(),
                            c.work(),
                            c.contestant(),
                            c.nanos(),
                            c.middle(),
                            c.cpu(),
                            c.bytes(),
                            c.slices(),
                            c.operations(),
                            c.statements().isPresent() ? c.statements().getAsLong() : "",
                            c.differs()));
        }
        return text.toString();
    }

    Optional<Cell> find(String network, String work, String contestant) {
        return cells.stream()
                .filter(c -> c.network().equals(network)
                        && c.work().equals(work)
                        && c.contestant().equals(contestant))
                .findFirst();
    }

    /** What is not the same work as hand-written JDBC's, each once. */
    List<String> differences() {
        return cells.stream()
                .map(Cell::differs)
                .filter(differs -> !differs.isEmpty())
                .distinct()
                .toList();
    }

    /** All but hand-written JDBC, which is what they are compared with, in the order of the file's heading. */
    List<String> others() {
        return Stream.of(about.getOrDefault(CONTESTANTS, "").split(", "))
                .filter(contestant -> !contestant.equals(Row.JDBC))
                .toList();
    }
}
