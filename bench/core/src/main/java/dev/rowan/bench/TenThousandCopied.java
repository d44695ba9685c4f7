package dev.rowan.bench;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/** The same by COPY, which gives no rows back; jOOQ has none of PostgreSQL's, so that it inserts. */
public class TenThousandCopied extends TenThousandInserts implements Batched {
    private static final String COPY = "copy public.cams (project_id, name, cam_type, lift, duration) from stdin";

    @Override
    public Integer jdbc(Bench bench) throws SQLException {
        var text = new StringBuilder();
        for (int i = 0; i < Fixture.INSERTS; i++) {
            text.append(Fixture.EMPTY_PROJECT).append('\t');
            text.append(Fixture.name(i)).append('\t'); // nothing in it needs a backslash
            text.append(Fixture.type(i).literal()).append('\t');
            text.append(Fixture.lift(i)).append('\t');
            text.append(Fixture.duration(i)).append('\n');
        }
        try (Connection connection = bench.pool().getConnection()) {
            return (int)
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(text.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Integer jdbcBatch(Bench bench) throws SQLException {
        return super.jdbc(bench);
    }

    @Override
    public Integer rowan(Bench bench) {
        return (int) bench.rowan()
                .cams()
                .copyIn(IntStream.range(0, Fixture.INSERTS).mapToObj(i -> Fixture.cam(Fixture.EMPTY_PROJECT, i)));
    }

    @Override
    public String title() {
        return "10,000 rows by COPY";
    }
}
