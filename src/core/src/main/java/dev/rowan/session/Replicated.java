package dev.rowan.session;

import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A DataSource of ours that may have a replica for reads. */
public interface Replicated {
    /** Null where there is none. */
    @Nullable
    DataSource replica();

    /** How long a read waits for the replica at most. */
    Duration replicaWait();
}
