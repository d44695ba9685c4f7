package dev.rowan.bench.compare.jimmer;

import java.time.Instant;
import java.util.List;
import org.babyfish.jimmer.sql.Entity;
import org.babyfish.jimmer.sql.Id;
import org.babyfish.jimmer.sql.OneToMany;
import org.babyfish.jimmer.sql.OrderedProp;
import org.babyfish.jimmer.sql.Table;

/** {@code users}. */
@Entity
@Table(name = "users")
public interface UserModel {
    @Id
    String id();

    String email();

    String subscriptionStatus();

    Instant createdAt();

    Instant updatedAt();

    @OneToMany(mappedBy = "user", orderedProps = @OrderedProp("id"))
    List<ProjectModel> projects();
}
