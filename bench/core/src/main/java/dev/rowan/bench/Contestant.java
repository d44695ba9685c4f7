package dev.rowan.bench;

import java.sql.SQLException;

/** Who does the work. */
enum Contestant {
    JDBC("JDBC") {
        @Override
        Object run(Work work, Bench bench) throws SQLException {
            return work.jdbc(bench);
        }
    },
    ROWAN("Rowan") {
        @Override
        Object run(Work work, Bench bench) {
            return work.rowan(bench);
        }
    },
    JOOQ("jOOQ") {
        @Override
        Object run(Work work, Bench bench) {
            return work.jooq(bench);
        }
    };

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract Object run(Work work, Bench bench) throws SQLException;
}
