package dev.rowan.bench;

import java.sql.SQLException;

/** Those that a {@link Work} shows. */
public enum CoreContestant implements Contestant {
    JDBC("JDBC") {
        @Override
        public Object run(Work work, Bench bench) throws SQLException {
            return work.jdbc(bench);
        }
    },
    ROWAN("Rowan") {
        @Override
        public Object run(Work work, Bench bench) throws SQLException {
            return work.rowan(bench);
        }

        @Override
        public String differs(Work work) {
            return switch (work) {
                case GraphByKey w -> ONE_SNAPSHOT;
                case GraphWithoutJson w -> ONE_SNAPSHOT;
                case ListOfGraphs w -> ONE_SNAPSHOT;
                case UnrelatedReads w -> ONE_SNAPSHOT;
                case TenThousandCopied w -> "";
                case TenThousandInserts w -> "gets the stored rows, of which JDBC gets none";
                default -> "";
            };
        }
    },
    JOOQ("jOOQ") {
        @Override
        public Object run(Work work, Bench bench) throws SQLException {
            return work.jooq(bench);
        }

        @Override
        public String differs(Work work) {
            return switch (work) {
                case GraphByKey w -> ONE_SNAPSHOT;
                case GraphWithoutJson w -> ONE_SNAPSHOT;
                case ListOfGraphs w -> ONE_SNAPSHOT;
                case TenThousandCopied w -> "inserts, for it has no COPY";
                default -> "";
            };
        }
    },
    JDBC_BATCH("JDBC batch") {
        @Override
        public boolean does(Work work) {
            return work instanceof Batched;
        }

        @Override
        public String differs(Work work) {
            return switch (work) {
                case HundredInserts w -> "gets no rows";
                case TwentyGraphs w -> "gets the keys of projects, and no rows";
                case TenThousandCopied w -> "inserts by a batch, in place of COPY";
                default -> "";
            };
        }

        @Override
        public Object run(Work work, Bench bench) throws SQLException {
            return ((Batched) work).jdbcBatch(bench);
        }
    };

    private static final String ONE_SNAPSHOT = "one snapshot, where JDBC has one for each SELECT";

    private final String title;

    CoreContestant(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
