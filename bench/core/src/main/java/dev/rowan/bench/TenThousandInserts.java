package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;
import static org.jooq.impl.DSL.row;

import dev.enginecam.CamType;
import dev.enginecam.NewCam;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Row5;
import org.openjdk.jmh.annotations.Benchmark;

/** {@link Fixture#INSERTS} cams in one transaction. The result is how many; Rowan has all stored rows by then. */
public non-sealed class TenThousandInserts extends Work {
    /** jOOQ renders the rows of a statement into one text. */
    private static final int ROWS_OF_A_STATEMENT = 500;

    @Benchmark
    @Override
    public Integer jdbc(Bench bench) throws SQLException {
        try (Connection connection = bench.pool().getConnection()) {
            connection.setAutoCommit(false); // the pool switches it on again
            try (PreparedStatement s = connection.prepareStatement(HandRows.INSERT_CAM)) {
                for (int i = 0; i < Fixture.INSERTS; i++) {
                    HandRows.set(s, 1, Fixture.EMPTY_PROJECT, i);
                    s.addBatch();
                }
                int inserted = s.executeBatch().length; // rewritten, they tell no counts
                connection.commit();
                return inserted;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    @Benchmark
    @Override
    public Integer rowan(Bench bench) {
        List<NewCam> cams = IntStream.range(0, Fixture.INSERTS)
                .mapToObj(i -> Fixture.cam(Fixture.EMPTY_PROJECT, i))
                .toList();
        return bench.rowan().transactionResult(tx -> tx.cams().insertAll(cams)).size();
    }

    @Benchmark
    @Override
    public Integer jooq(Bench bench) {
        return bench.jooq().transactionResult(tx -> {
            int inserted = 0;
            for (int from = 0; from < Fixture.INSERTS; from += ROWS_OF_A_STATEMENT) {
                inserted += tx.dsl()
                        .insertInto(CAMS, CAMS.PROJECT_ID, CAMS.NAME, CAMS.CAM_TYPE, CAMS.LIFT, CAMS.DURATION)
                        .valuesOfRows(IntStream.range(from, Math.min(from + ROWS_OF_A_STATEMENT, Fixture.INSERTS))
                                .mapToObj(TenThousandInserts::values)
                                .toList())
                        .execute();
            }
            return inserted;
        });
    }

    @Override
    public void tidy(Bench bench) {
        bench.emptyProject();
    }

    /** Where to. */
    public int projectId() {
        return Fixture.EMPTY_PROJECT;
    }

    /** How many cams. */
    public int count() {
        return Fixture.INSERTS;
    }

    @Override
    public String title() {
        return "10,000 inserts";
    }

    private static Row5<Integer, String, CamType, BigDecimal, Integer> values(int i) {
        return row(Fixture.EMPTY_PROJECT, Fixture.name(i), Fixture.type(i), Fixture.lift(i), Fixture.duration(i));
    }
}
