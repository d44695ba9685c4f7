package dev.rowan.codegen.queries;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All texts that the optional blocks and the choices of {@code order by} of a query make. */
final class Variants {
    /** More would make the build slow, and nobody reads them. */
    static final int MOST = 64;

    /** The block whose text is one of the choices. */
    static final String ORDER = "order";

    /** One of them. */
    record Choice(Set<String> blocks, Optional<String> order, QueryText text) {}

    private final List<Piece> pieces;
    private final Map<String, Header.Order> orders;

    /** {@code orders}: by name. */
    Variants(List<Piece> pieces, Map<String, Header.Order> orders) {
        this.pieces = pieces;
        this.orders = orders;
    }

    /** Names of optional blocks, in the order of the file. */
    Set<String> blocks() {
        return opens().map(Piece.Open::name)
                .filter(n -> !n.equals(ORDER))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    long count() {
        return (1L << Math.min(blocks().size(), 40)) * Math.max(1, orders.size());
    }

    /** The block that a parameter belongs to: empty when it stands outside of blocks too. */
    Map<String, Set<String>> blocksOfParameters() {
        Map<String, Set<String>> blocks = new LinkedHashMap<>();
        String open = "";
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Open o -> open = o.name();
                case Piece.Close c -> open = "";
                case Piece.Parameter p ->
                    blocks.computeIfAbsent(p.name(), n -> new LinkedHashSet<>()).add(open);
                case Piece.Text t -> {}
                case Piece.Questions q -> {}
            }
        }
        return blocks;
    }

    /** What is wrong with the blocks themselves. */
    List<Complaint> complaints() {
        return unpaired().map(List::of).orElseGet(this::misused);
    }

    private Optional<Complaint> unpaired() {
        Piece.Open open = null;
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Open next) {
                if (open != null) {
                    return complaint(
                            next.offset(),
                            "the block " + next.name() + " starts inside the block " + open.name(),
                            "end that one before it by /*?*/: blocks do not nest");
                }
                open = next;
            } else if (piece instanceof Piece.Close close) {
                if (open == null) {
                    return complaint(close.offset(), "no block is open here", "start one, as in /*? status */");
                }
                open = null;
            }
        }
        return open == null
                ? Optional.empty()
                : complaint(open.offset(), "the block " + open.name() + " has no end", "end it by /*?*/");
    }

    private List<Complaint> misused() {
        List<Complaint> complaints = new ArrayList<>();
        List<Piece.Open> places = orderBlocks();
        if (orders.isEmpty()) {
            places.forEach(place -> complaints.add(new Complaint(
                    place.offset(),
                    "there are no choices for the block " + ORDER,
                    "list them in the header, as in -- order: newest = created_at desc, id | name = name, id")));
        } else if (places.size() != 1) {
            complaints.add(new Complaint(
                    places.isEmpty()
                            ? orders.values().iterator().next().offset()
                            : places.getLast().offset(),
                    "the choices of the header's order have " + (places.isEmpty() ? "no place" : "several places"),
                    "write order by /*? order */ " + firstOrder() + " /*?*/ once"));
        } else if (orderInFile().isEmpty()) {
            complaints.add(new Complaint(
                    places.getFirst().offset(),
                    "what stands in the block " + ORDER + " is none of the header's choices",
                    "write " + firstOrder()));
        }
        if (count() > MOST) {
            complaints.add(new Complaint(
                    opens().findFirst().map(Piece::offset).orElse(0),
                    blocks().size() + " blocks and " + Math.max(1, orders.size()) + " orders make " + count()
                            + " texts, more than " + MOST,
                    "make some conditions part of the SQL, as in (:status::text is null or status = :status) with"
                            + " -- nullable: status, or write two files"));
        }
        return complaints;
    }

    private static Optional<Complaint> complaint(int offset, String problem, String help) {
        return Optional.of(new Complaint(offset, problem, help));
    }

    private String firstOrder() {
        return orders.values().iterator().next().sql().text();
    }

    private List<Piece.Open> orderBlocks() {
        return opens().filter(o -> o.name().equals(ORDER)).toList();
    }

    private Stream<Piece.Open> opens() {
        return pieces.stream().filter(Piece.Open.class::isInstance).map(Piece.Open.class::cast);
    }

    /** The choice that stands in the file. */
    private Optional<String> orderInFile() {
        int start = pieces.indexOf(orderBlocks().getFirst()) + 1;
        StringBuilder text = new StringBuilder();
        for (int i = start; i < pieces.size() && !(pieces.get(i) instanceof Piece.Close); i++) {
            text.append(pieces.get(i) instanceof Piece.Text t ? t.text() : ":");
        }
        return orders.entrySet().stream()
                .filter(e -> spaced(e.getValue().sql().text()).equals(spaced(text.toString())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String spaced(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }

    /** The names of the orders, the file's own first. */
    List<String> orderNames() {
        if (orders.isEmpty()) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        orderInFile().ifPresent(names::add);
        names.addAll(orders.keySet());
        return List.copyOf(names);
    }

    /** All of them; the first has every block, as the file stands. */
    List<Choice> all() {
        List<String> blocks = List.copyOf(blocks());
        List<Optional<String>> choices = orders.isEmpty()
                ? List.of(Optional.empty())
                : orderNames().stream().map(Optional::of).toList();
        List<Choice> all = new ArrayList<>();
        for (int bits = (1 << blocks.size()) - 1; bits >= 0; bits--) {
            Set<String> present = new LinkedHashSet<>();
            for (int i = 0; i < blocks.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    present.add(blocks.get(i));
                }
            }
            for (Optional<String> order : choices) {
                all.add(new Choice(present, order, text(new HashSet<>(present), order)));
            }
        }
        return all;
    }

    private QueryText text(Set<String> present, Optional<String> order) {
        List<Piece> kept = new ArrayList<>();
        boolean skipping = false;
        boolean afterMarker = false;
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Open open -> {
                    skipping = open.name().equals(ORDER) || !present.contains(open.name());
                    if (open.name().equals(ORDER)) {
                        order.map(orders::get)
                                .map(Header.Order::sql)
                                .ifPresent(sql -> kept.add(new Piece.Text(sql.offset(), sql.text())));
                    }
                    afterMarker = true;
                }
                case Piece.Close close -> {
                    skipping = false;
                    afterMarker = true;
                }
                default -> {
                    if (!skipping) {
                        kept.add(afterMarker && piece instanceof Piece.Text t ? tidied(t, kept) : piece);
                        afterMarker = false;
                    }
                }
            }
        }
        return new QueryText(kept);
    }

    /** Where a marker stood between white space, one of both goes; so does the end of a line that held nothing else. */
    private static Piece.Text tidied(Piece.Text text, List<Piece> before) {
        StringBuilder tail = new StringBuilder();
        for (int i = before.size() - 1; i >= 0 && before.get(i) instanceof Piece.Text t; i--) {
            tail.insert(0, t.text());
        }
        String start = text.text();
        int blanks = blanks(start, 0);
        boolean startsLine = tail.toString().matches("(?s).*\\n[ \\t]*");
        boolean endsLine = blanks < start.length() && start.charAt(blanks) == '\n';
        if (endsLine) {
            stripBlanks(before);
        }
        int cut = 0;
        if (startsLine) {
            cut = endsLine ? blanks + 1 : blanks;
        } else if (!endsLine && tail.toString().matches("(?s).*\\s")) {
            cut = blanks;
        }
        return new Piece.Text(text.offset() + cut, start.substring(cut));
    }

    /** Off the end. */
    private static void stripBlanks(List<Piece> pieces) {
        while (!pieces.isEmpty() && pieces.getLast() instanceof Piece.Text last) {
            String stripped = last.text().replaceFirst("[ \\t]+$", "");
            pieces.removeLast();
            if (!stripped.isEmpty()) {
                pieces.add(new Piece.Text(last.offset(), stripped));
                return;
            }
        }
    }

    /** Behind the blanks and tabs there. */
    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
