package dev.rowan.shape;

import java.util.function.Supplier;

/** One constructor argument of a graph's value. */
sealed interface Part
        permits Part.Row, Part.Chosen, Part.Written, Part.Further, Part.Same, Part.Related, Part.Below, Grouped {
    /** The whole row. */
    record Row() implements Part {}

    /**
     * A column's value.
     *
     * @param column its place in the table, from 0
     * @param optional whether it comes as an {@code Optional}
     */
    record Chosen(int column, boolean optional) implements Part {}

    /**
     * The text of a column's value.
     *
     * @param column its place in the table, from 0; a {@linkplain RowColumn#isText text as selected}
     */
    record Written(int column) implements Part {}

    /**
     * The text of a column that the query selects behind those of the graph.
     *
     * @param index among these columns, from 0
     */
    record Further(int index) implements Part {}

    /** What another graph makes of the same row. */
    record Same(Graph<?, ?> graph) implements Part {}

    /**
     * What a relation gives.
     *
     * @param graph of the rows that it leads to; a supplier, so that no row class loads another
     */
    record Related(Kind kind, Link<?, ?> link, Supplier<? extends Graph<?, ?>> graph) implements Part {}

    /**
     * What the graph that has this part makes of the rows below the row, and of those below them.
     *
     * @param link from the table to itself
     * @param depth of the lowest rows; those just below the row are at 1
     */
    record Below(Link<?, ?> link, int depth) implements Part {}
}
