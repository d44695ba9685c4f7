package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.Place;
import dev.rowan.codegen.problem.Problems;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where in its file a query has what can be wrong with it: {@code file:line:column}. */
public final class QueryPlaces {
    private final SourceFile file;
    private final Header header;
    private final ScannedText scanned;
    private final QueryText whole;
    private final Describer describer;
    private @Nullable List<Integer> columns;

    /** {@code whole}: with every block; {@code describer}: asked for the columns' places when one is wrong. */
    QueryPlaces(SourceFile file, Header header, ScannedText scanned, QueryText whole, Describer describer) {
        this.file = file;
        this.header = header;
        this.scanned = scanned;
        this.whole = whole;
        this.describer = describer;
    }

    /** Where the query has its name: its heading, or else the file. */
    public Place ofName() {
        return file.ofName();
    }

    /** Whether one of the problems is in the query's text. */
    public boolean have(Problems problems) {
        boolean alone = file.heading().isEmpty();
        int first = alone ? 0 : file.line(file.start());
        int last = alone ? Integer.MAX_VALUE : Math.max(first, file.line(file.end() - 1));
        return problems.areIn(file.shown(), first, last);
    }

    public Place ofParameter(String name) {
        return file.place(parameter(name));
    }

    public Place ofBlock(String name) {
        return file.place(block(name));
    }

    /** {@code index}: in the result, from 0. */
    public Place ofColumn(int index) {
        return file.place(column(index));
    }

    public Place ofRowName() {
        return file.place(header.rowName().map(Header.Word::offset).orElse(file.start()));
    }

    public Place ofOrder(String name) {
        return file.place(Optional.ofNullable(header.orders().get(name))
                .map(Header.Order::offset)
                .orElse(file.start()));
    }

    public Place ofNest() {
        return file.place(header.nests().keySet().stream()
                .map(Header.Word::offset)
                .findFirst()
                .orElse(file.start()));
    }

    /** Of the statement. */
    int start() {
        return scanned.start();
    }

    int parameter(String name) {
        return first(p -> p instanceof Piece.Parameter of && of.name().equals(name));
    }

    int block(String name) {
        return first(p -> p instanceof Piece.Open open && open.name().equals(name));
    }

    private int first(Predicate<Piece> which) {
        return scanned.pieces().stream()
                .filter(which)
                .map(Piece::offset)
                .findFirst()
                .orElseGet(this::start);
    }

    int column(int index) {
        if (columns == null) {
            columns = columns();
        }
        return index < columns.size() && columns.get(index) >= 0
                ? whole.numbered().inFile(columns.get(index))
                : start();
    }

    private List<Integer> columns() {
        if (scanned.firstWord().equals("call")) {
            return List.of(); // cannot be prepared, and has no tree
        }
        try {
            PlacedTree placed = describer.placed(whole);
            return Describer.results(placed.tree()).stream()
                    .map(t -> placed.start(t.get("expr")))
                    .toList();
        } catch (SQLException | IllegalStateException e) { // the log breaks lines, within long names too
            return List.of(); // then a problem stands where the statement starts
        }
    }
}
