package dev.rowan.bench;

import java.sql.SQLException;

/** The three that each {@link Work} shows. */
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
