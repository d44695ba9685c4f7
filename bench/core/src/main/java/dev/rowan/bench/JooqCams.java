package dev.rowan.bench;

import static dev.enginecam.Tables.CAMS;

import dev.enginecam.CamType;
import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record9;
import org.jooq.SelectJoinStep;

/** Cams as jOOQ's DSL reads them. */
public final class JooqCams {
    private JooqCams() {}

    /** All columns of the table. */
    public static SelectJoinStep<
                    Record9<Integer, Integer, String, CamType, BigDecimal, Integer, JSONB, Instant, Instant>>
            select(DSLContext jooq) {
        return jooq.select(
                        CAMS.ID,
                        CAMS.PROJECT_ID,
                        CAMS.NAME,
                        CAMS.CAM_TYPE,
                        CAMS.LIFT,
                        CAMS.DURATION,
                        CAMS.PROFILE_POINTS,
                        CAMS.CREATED_AT,
                        CAMS.UPDATED_AT)
                .from(CAMS);
    }
}
