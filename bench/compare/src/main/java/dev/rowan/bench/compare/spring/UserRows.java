package dev.rowan.bench.compare.spring;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Redeclared, so that a single SELECT is not made a transaction. */
public interface UserRows extends CrudRepository<UserRow, String> {
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<UserRow> findById(String id);

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    List<UserRow> findAllById(Iterable<String> ids);

    /** One column. */
    @Modifying
    @Query("update users set subscription_status = :status where id = :id")
    int updateSubscriptionStatus(String id, String status);
}
