package app;

import dev.enginecam.*;

class Case {
    Object mistake(EngineCam db) throws Exception {
        return db.cams().where(Tables.CAMS.CAM_TYPE.eq("intake")).list();
    }
}
