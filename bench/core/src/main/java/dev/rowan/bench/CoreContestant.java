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
    },
    JOOQ("jOOQ") {
        @Override
        public Object run(Work work, Bench bench) throws SQLException {
            return work.jooq(bench);
        }
    },
    JDBC_BATCH("JDBC batch") {
        @Override
        public boolean does(Work work) {
            return work instanceof Batched;
        }

        @Override
        public Object run(Work work, Bench bench) throws SQLException {
            return ((Batched) work).jdbcBatch(bench);
        }
    };

    private final String title;

    CoreContestant(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
