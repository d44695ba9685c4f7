package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.NearestName;
import dev.rowan.codegen.problem.Problems;
import dev.rowan.codegen.queries.Header.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lists that a header makes of columns. */
final class Nests {
    private final SourceFile file;
    private final Problems problems;
    private final AnalysedText text;
    private final List<QueryColumn> columns;
    private final List<TableRow> rows;

    Nests(SourceFile file, Problems problems, AnalysedText text, List<QueryColumn> columns, List<TableRow> rows) {
        this.file = file;
        this.problems = problems;
        this.text = text;
        this.columns = columns;
        this.rows = rows;
    }

    List<Nest> of(Header header) {
        List<Nest> nests = new ArrayList<>();
        header.nests().forEach((word, parts) -> {
            Optional<TableRow> row = rows.stream()
                    .filter(r -> parts.size() == 1
                            && r.name().equals(parts.getFirst().text()))
                    .findFirst();
            List<Integer> indexes = new ArrayList<>();
            row.ifPresent(r -> {
                for (int i = r.first(); i < r.first() + r.size(); i++) {
                    indexes.add(i);
                }
            });
            if (row.isEmpty()) {
                Map<String, Integer> own = ownLabels();
                for (Word part : parts) {
                    Integer index = own.get(part.text());
                    if (index != null) {
                        indexes.add(index);
                    } else {
                        List<String> known = new ArrayList<>(own.keySet());
                        rows.forEach(r -> known.add(r.name()));
                        problems.add(
                                file.place(part.offset()),
                                "no whole row and no column outside of them is called \"" + part.text() + "\"",
                                NearestName.didYouMean(
                                        part.text(),
                                        known,
                                        "name the alias of a whole row, such as c of c.*, or columns"));
                        return;
                    }
                }
            }
            nest(word, indexes, row).ifPresent(nests::add);
        });
        return nests;
    }

    /** Of columns that are in no whole row, by their names. */
    private Map<String, Integer> ownLabels() {
        Map<String, Integer> labels = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            int index = i;
            if (rows.stream().noneMatch(r -> r.first() <= index && index < r.first() + r.size())) {
                labels.put(columns.get(i).label(), i);
            }
        }
        return labels;
    }

    private Optional<Nest> nest(Word word, List<Integer> indexes, Optional<TableRow> row) {
        if (indexes.size() == columns.size()) {
            problems.add(
                    file.place(word.offset()),
                    "all columns are in the nest, so that no row is left to hold it",
                    "select columns of the outer row too");
            return Optional.empty();
        }
        if (row.isPresent()) {
            return Optional.of(new Nest(
                    word.text(), indexes, row.get().presence(), row.get().nullable()));
        }
        Optional<Integer> always = indexes.stream()
                .filter(i -> !columns.get(i).nullable()
                        || columns.get(i).origin().filter(o -> !o.outer()).isPresent())
                .findFirst();
        Optional<Integer> presence = always.or(() -> indexes.stream()
                .filter(i -> text.columns().get(i).neverNullInTable()
                        && columns.get(i)
                                .origin()
                                .filter(QueryColumn.Source::held)
                                .isPresent())
                .findFirst());
        if (presence.isEmpty()) {
            problems.add(
                    file.place(word.offset()),
                    "nothing shows whether the list " + word.text() + " has an element",
                    "take a column into the nest that is never null in its table");
        }
        return presence.map(p -> new Nest(word.text(), indexes, p, always.isEmpty()));
    }
}
