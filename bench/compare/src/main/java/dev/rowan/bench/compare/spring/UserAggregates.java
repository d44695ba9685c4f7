package dev.rowan.bench.compare.spring;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.CrudRepository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whole graphs: a query for each row that has others below it. */
public interface UserAggregates extends CrudRepository<UserAggregate, String> {
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<UserAggregate> findById(String id);

    /** From one to before another; not without a transaction, for each level takes a connection while those above hold theirs. */
    @Transactional(readOnly = true)
    List<UserAggregate> findByIdGreaterThanEqualAndIdLessThanOrderById(String from, String before);
}
