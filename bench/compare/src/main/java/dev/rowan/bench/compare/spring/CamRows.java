package dev.rowan.bench.compare.spring;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.CrudRepository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows of {@code cams}. */
public interface CamRows extends CrudRepository<CamRow, Integer> {
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<CamRow> findById(Integer id);

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    <S extends CamRow> S save(S cam);

    /** All of a project. */
    List<CamRow> findByProjectIdOrderById(int projectId);

    /** The next ones. */
    List<CamRow> findByProjectIdAndIdGreaterThanOrderById(int projectId, int after, Limit limit);
}
