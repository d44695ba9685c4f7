package dev.rowan.bench.compare;

import dev.rowan.bench.Bench;
import dev.rowan.bench.Contestant;
import dev.rowan.bench.CoreContestant;
import dev.rowan.bench.compare.hibernate.Hibernate;
import dev.rowan.bench.compare.jdbi.Jdbi3;
import dev.rowan.bench.compare.jimmer.Jimmer;
import dev.rowan.bench.compare.jooq.JooqByLevel;
import dev.rowan.bench.compare.jooq.JooqDao;
import dev.rowan.bench.compare.spring.SpringDataJdbc;
import java.util.List;
import java.util.stream.Stream;

/** All who take part, on the pool of one bench. */
record Contestants(List<Contestant> all) implements AutoCloseable {
    static Contestants on(Bench bench) {
        System.setProperty("org.jboss.logging.provider", "slf4j"); // Hibernate has much to say when it starts
        return new Contestants(List.of(
                CoreContestant.JDBC,
                CoreContestant.ROWAN,
                CoreContestant.JOOQ,
                new JooqByLevel(),
                new JooqDao(bench.pool()),
                new Hibernate(bench.pool()),
                new Jimmer(bench.pool()),
                new Jdbi3(bench.pool()),
                new SpringDataJdbc(bench.pool()),
                CoreContestant.JDBC_BATCH));
    }

    @Override
    public void close() {
        all.stream()
                .flatMap(c -> c instanceof Peer<?, ?, ?> peer ? Stream.of(peer) : Stream.empty())
                .forEach(Peer::close);
    }
}
