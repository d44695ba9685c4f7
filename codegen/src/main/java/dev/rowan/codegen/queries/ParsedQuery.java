package dev.rowan.codegen.queries;

import dev.rowan.codegen.problem.NearestName;
import dev.rowan.codegen.problem.Problems;
import dev.rowan.codegen.queries.Header.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file that can be analysed: its header, its text in pieces, and the texts that it stands for. */
record ParsedQuery(
        SourceFile file,
        Header header,
        ScannedText scanned,
        Variants variants,
        List<Variants.Choice> choices,
        QueryPlaces places,
        Problems problems) {
    /** Of a function, which is how the tree of a query is had. */
    private static final int MOST_PARAMETERS = 100;

    /** Empty, with a problem, when it cannot be; {@code describer}: asked for the places of columns. */
    static Optional<ParsedQuery> of(SourceFile file, Problems problems, Describer describer) {
        int before = problems.count();
        Header header = Header.of(file, problems);
        var scanned = file.plain()
                ? SqlScanner.scanNumbered(file.upToEnd(), header.end())
                : SqlScanner.scan(file.upToEnd(), header.end());
        var variants = new Variants(scanned.pieces(), header.orders());
        scanned.complaints().forEach(c -> problems.add(c.in(file)));
        Traps.of(file.upToEnd(), scanned.tokens()).forEach(c -> problems.add(c.in(file)));
        if (problems.count() == before) {
            variants.complaints().forEach(c -> problems.add(c.in(file)));
        }
        if (scanned.firstWord().isEmpty()) {
            problems.add(
                    file.place(header.end()),
                    file.heading()
                            .map(h -> "the query " + h.text() + " has no statement")
                            .orElse("the file has no statement"),
                    file.heading().isPresent()
                            ? "write one below its heading, or take that away"
                            : "write one below the comments, or delete the file");
        } else if (!FirstWord.isOfQuery(scanned.firstWord())) {
            problems.add(
                    file.place(scanned.start()),
                    "a query cannot start with \"" + scanned.firstWord() + "\"",
                    FirstWord.insteadOf(scanned.firstWord()));
        }
        if (problems.count() > before) {
            return Optional.empty();
        }
        List<Variants.Choice> choices = variants.all();
        var places = new QueryPlaces(file, header, scanned, choices.getFirst().text(), describer);
        return Optional.of(new ParsedQuery(file, header, scanned, variants, choices, places, problems));
    }

    /** {@code offset}: in the file. */
    void problem(int offset, String what, String help) {
        problems.add(file.place(offset), what, help);
    }

    boolean isCall() {
        return scanned.firstWord().equals("call");
    }

    /** Says what is wrong with the parameters; false when they are too many for PostgreSQL. */
    boolean checkParameters() {
        Set<String> names = variants.blocksOfParameters().keySet();
        names.stream()
                .skip(MOST_PARAMETERS)
                .findFirst()
                .ifPresent(name -> problem(
                        places.parameter(name),
                        names.size() + " parameters, and PostgreSQL analyses at most " + MOST_PARAMETERS,
                        "give many values as one array, as in = any(:ids) or from unnest(:ids)"));
        for (Word word : header.nullable()) {
            if (!names.contains(word.text())) {
                problem(
                        word.offset(),
                        "no parameter is called \"" + word.text() + "\"",
                        NearestName.didYouMean(word.text(), names, "take it away, or use it in the SQL"));
            }
        }
        checkLists();
        variants.blocksOfParameters().forEach((parameter, blocks) -> {
            if (blocks.size() > 1 && !blocks.contains("")) {
                problem(
                        places.parameter(parameter),
                        "the parameter :" + parameter + " stands in the blocks " + String.join(" and ", blocks),
                        "give it two names, or have one block");
            }
        });
        return names.size() <= MOST_PARAMETERS;
    }

    /** The parameters of a list are there, in one list and in one block. */
    private void checkLists() {
        Map<String, Set<String>> blocks = variants.blocksOfParameters();
        Map<String, String> lists = new HashMap<>();
        header.lists().forEach((list, parameters) -> {
            if (blocks.containsKey(list.text())) {
                problem(
                        list.offset(),
                        "the list " + list.text() + " is called as the parameter :" + list.text(),
                        "give the list another name, as in -- list rows: " + list.text());
            }
            Optional<Set<String>> first =
                    Optional.ofNullable(blocks.get(parameters.getFirst().text()));
            for (Word parameter : parameters) {
                String other = lists.putIfAbsent(parameter.text(), list.text());
                if (!blocks.containsKey(parameter.text())) {
                    problem(
                            parameter.offset(),
                            "no parameter is called \"" + parameter.text() + "\"",
                            NearestName.didYouMean(
                                    parameter.text(), blocks.keySet(), "take it away, or use it in the SQL"));
                } else if (other != null) {
                    problem(
                            parameter.offset(),
                            "the parameter :" + parameter.text() + " is in the "
                                    + (other.equals(list.text()) ? "list twice" : "list " + other + " too"),
                            "keep one of them");
                } else if (first.filter(f -> !f.equals(blocks.get(parameter.text())))
                        .isPresent()) {
                    problem(
                            parameter.offset(),
                            "the parameter :" + parameter.text() + " stands in other blocks than :"
                                    + parameters.getFirst().text(),
                            "have all parameters of a list in the same block");
                }
            }
        });
    }
}
