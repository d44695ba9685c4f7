package dev.rowan.bench.compare.jimmer;

import java.math.BigDecimal;
import java.time.Instant;
import org.babyfish.jimmer.sql.Entity;
import org.babyfish.jimmer.sql.GeneratedValue;
import org.babyfish.jimmer.sql.GenerationType;
import org.babyfish.jimmer.sql.Id;
import org.babyfish.jimmer.sql.ManyToOne;
import org.babyfish.jimmer.sql.Table;
import org.jspecify.annotations.Nullable;

/** {@code cams}. */
@Entity
@Table(name = "cams")
public interface CamModel {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    int id();

    @ManyToOne
    ProjectModel project();

    String name();

    CamKind camType();

    BigDecimal lift();

    int duration();

    @Nullable
    String profilePoints();

    Instant createdAt();

    Instant updatedAt();
}
