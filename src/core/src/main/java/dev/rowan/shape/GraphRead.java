package dev.rowan.shape;

import dev.rowan.session.Read;
import dev.rowan.session.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The SELECTs of a graph, that a function of {@code together} asked for. */
final class GraphRead<T> extends Read<List<T>> {
    private final GraphString<T> string;

    GraphRead(GraphString<T> string) {
        super(string.statement(false), false);
        this.string = string;
    }

    @Override
    protected int results() {
        return string.size();
    }

    @Override
    protected void bind(PreparedStatement s) throws SQLException {
        string.bindAll(s);
    }

    @Override
    protected List<T> read(PreparedStatement s) throws SQLException {
        read(string.read(s));
        return string.values();
    }

    @Override
    protected List<T> by(Session session) {
        return new GraphReader(session).values(string);
    }
}
