package dev.rowan.bench.compare.spring;

import dev.enginecam.CamLabel;
import dev.rowan.bench.JoinRows;
import dev.rowan.bench.Projection.Line;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jdbc.repository.query.Query;
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

    /** The same, of which only what a line has is read. */
    @Query("select id, name, lift from cams where project_id = :projectId order by id")
    List<Line> lines(int projectId);

    /** Of three tables. */
    @Query(JoinRows.NAMED)
    List<CamLabel> labels(int projectId, int limit);

    /** The next ones. */
    List<CamRow> findByProjectIdAndIdGreaterThanOrderById(int projectId, int after, Limit limit);
}
