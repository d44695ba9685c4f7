package dev.rowan.bench.compare.jimmer;

import org.babyfish.jimmer.sql.EnumItem;
import org.babyfish.jimmer.sql.EnumType;

/** The values of {@code cams.cam_type}. */
@EnumType(EnumType.Strategy.NAME)
public enum CamKind {
    @EnumItem(name = "intake")
    INTAKE,

    @EnumItem(name = "exhaust")
    EXHAUST
}
