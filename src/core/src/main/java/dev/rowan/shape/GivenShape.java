package dev.rowan.shape;

/** A constant shape with the values of one call. */
final class GivenShape<R, T> extends Shape<R, T> {
    private final Graph<R, T> graph;

    GivenShape(Graph<R, T> graph) {
        this.graph = graph;
    }

    @Override
    public Graph<R, T> graph() {
        return graph;
    }
}
