package dev.rowan.bench.compare.jimmer;

import java.time.Instant;
import java.util.List;
import org.babyfish.jimmer.sql.Entity;
import org.babyfish.jimmer.sql.GeneratedValue;
import org.babyfish.jimmer.sql.GenerationType;
import org.babyfish.jimmer.sql.Id;
import org.babyfish.jimmer.sql.ManyToOne;
import org.babyfish.jimmer.sql.OneToMany;
import org.babyfish.jimmer.sql.OrderedProp;
import org.babyfish.jimmer.sql.Table;
import org.jspecify.annotations.Nullable;

/** {@code projects}. */
@Entity
@Table(name = "projects")
public interface ProjectModel {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    int id();

    @ManyToOne
    UserModel user();

    String name();

    @Nullable
    String description();

    Instant createdAt();

    Instant updatedAt();

    @OneToMany(mappedBy = "project", orderedProps = @OrderedProp("id"))
    List<CamModel> cams();
}
