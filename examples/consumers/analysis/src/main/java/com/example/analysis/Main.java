package com.example.analysis;

import com.example.analysis.sql.RescaleChange;
import com.example.analysis.sql.SqlQueries;
import dev.enginecam.Cam;
import dev.enginecam.CamType;
import dev.enginecam.EngineCam;
import java.math.BigDecimal;
import java.util.List;

public class Main {
    /** Halves the lifts of the sharpest intake cams, all in one transaction; gives them as they were. */
    static List<Cam> soften(EngineCam db) {
        return db.transactionResult(tx -> {
            List<Cam> sharpest = SqlQueries.of(tx).sharpest(CamType.INTAKE, 10);
            SqlQueries.of(tx)
                    .rescale(sharpest.stream()
                            .map(c -> new RescaleChange(c.id(), c.lift().divide(BigDecimal.TWO)))
                            .toList());
            return sharpest;
        });
    }
}
