package dev.rowan.garage;

import static dev.rowan.garage.Tables.BIKES;
import static dev.rowan.garage.Tables.NODES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.error.StaleRow;
import dev.rowan.garage.types.Owner;
import dev.rowan.garage.types.Vin;
import dev.rowan.session.Transactions;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Cidr;
import dev.rowan.type.Inet;
import dev.rowan.type.Range;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Java of the pages in {@code docs} that EngineCam has no table for. */
class GuideTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    // spotless:off
    record Tree(Workshop workshop, List<Tree> branches) {}

    static final Shape<Workshop, Tree> TREE = Workshop.ROW.treeOf(Workshop.WORKSHOPS_BY_PARENT, 5, Tree::new);

    // spotless:on

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    private Workshop workshop(String name) {
        return db.workshops().insert(NewWorkshop.name(name).opened(LocalDate.EPOCH));
    }

    @Test
    void a_file_of_several_queries_has_a_method_for_each() {
        WorkshopId hall = workshop("Main").id();
        db.bays().insert(NewBay.workshopId(hall).number((short) 1).capacity(1.5));
        db.bays().insert(NewBay.workshopId(hall).number((short) 2).capacity(2));
        // spotless:off
        List<Bay> free = db.bays().freeOf(hall);
        long written = db.bays().occupy(hall, free.getFirst().number());
        // spotless:on
        assertThat(free).extracting(Bay::number).containsExactly((short) 1, (short) 2);
        assertThat(written).isEqualTo(1);
        assertThat(db.bays().freeOf(hall)).extracting(Bay::number).containsExactly((short) 2);
    }

    @Test
    void a_list_of_records_is_one_argument() {
        // spotless:off
        List<Integer> ids = db.jobs().plan(List.of(
                new JobPlanJob("AB 1", new BigDecimal("1.50")),
                new JobPlanJob("CD 2", null)));
        // spotless:on
        assertThat(db.jobs().findAll(ids)).extracting(Job::plate).containsExactly("AB 1", "CD 2");
    }

    @Test
    void a_function_of_a_table_s_rows_gives_its_records() {
        UUID root = workshop("Main").id().value();
        // spotless:off
        List<Workshop> below = db.workshops().branches(root);
        Optional<Workshop> above = db.workshops().head(root);
        // spotless:on
        assertThat(below).isEmpty();
        assertThat(above).isEmpty();
    }

    @Test
    void a_typed_id_is_that_of_one_table() {
        db.riders().insert(NewRider.id(RiderId.of("ann")).name("Ann"));
        // spotless:off
        Bike bike = db.bikes().insert(NewBike.riderId(RiderId.of("ann")));
        Rider rider = db.riders().get(bike.riderId());
        List<Bike> hers = db.bikes().where(BIKES.RIDER_ID.eq(rider.id())).list();
        // spotless:on
        assertThat(hers).containsExactly(bike);
    }

    @Test
    void a_domain_is_a_type_and_a_lookup_an_open_enum() {
        // spotless:off
        Mechanic mechanic = db.mechanics().insert(NewMechanic.email(Email.of("ann@example.com"))
                .others(new Email[] {Email.of("ann@example.org")}));
        Optional<Mechanic> found = db.mechanics().find(mechanic.email());
        // spotless:on
        assertThat(found).contains(mechanic);
        Email email = mechanic.email();
        // spotless:off
        Badge badge = db.badges().insert(NewBadge.holder(email).kind(BadgeKindCode.GUEST));
        boolean known = badge.kind().isKnown();
        // spotless:on
        assertThat(known).isTrue();
    }

    @Test
    void a_key_of_several_columns_is_a_record() {
        WorkshopId workshop = workshop("Main").id();
        // spotless:off
        Bay bay = db.bays().insert(NewBay.workshopId(workshop).number((short) 2).capacity(1.5));
        db.bays().update(BayId.workshopId(workshop).number((short) 2), b -> b.free(false));
        db.bays().delete(bay.bayId()); // the row gives its key
        // spotless:on
        assertThat(db.bays().count()).isZero();
    }

    @Test
    void a_row_with_a_version_is_changed_only_as_it_was_read() {
        Job job = db.jobs().insert(NewJob.plate("A 1"));
        Optional<Job> now = Optional.empty();
        // spotless:off
        Job paid = db.jobs().update(job, j -> j.status("paid")); // as it was read; what comes back is the row to go on with
        try {
            db.jobs().update(job, j -> j.status("open")); // has been changed since
        } catch (StaleRow e) {
            now = e.current(Job.class); // as it is now
        }
        Job closed = db.jobs().update(paid.id(), paid.revision(), j -> j.status("closed")); // for an If-Match header
        // spotless:on
        assertThat(now).contains(paid);
        assertThat(closed).returns("closed", Job::status).returns(3L, Job::revision);
    }

    @Test
    void a_deleted_row_is_restored_and_erased() {
        Estimate estimate = db.estimates().insert(NewEstimate.number("E-1"));
        // spotless:off
        db.estimates().delete(estimate.id()); // not there any more, for any statement
        boolean restored = db.estimates().restore(estimate.id());
        boolean erased = db.estimates().erase(estimate.id()); // for good, whether it was deleted before or not
        // spotless:on
        assertThat(restored).isTrue();
        assertThat(erased).isTrue();
    }

    @Test
    void rows_are_of_a_tenant_and_say_who_wrote_them() {
        UUID tenant = UUID.randomUUID();
        // spotless:off
        Transactions<Garage> ours = db.with(Garage.tenant(tenant), Garage.user("ann"));
        Memo memo = ours.transactionResult(tx -> tx.memos().insert(NewMemo.number(1).text("brakes")));
        List<Memo> all = ours.read(tx -> tx.memos().all().list()); // of this tenant
        // spotless:on
        assertThat(memo).returns(tenant, Memo::tenantId).returns("ann", Memo::createdBy);
        assertThat(all).containsExactly(memo);
    }

    @Test
    void a_unique_key_stands_in_for_a_primary_key() {
        db.currencies().insert(NewCurrency.code("EUR").name("Euro"));
        // spotless:off
        db.currencies().updateByCode("EUR", c -> c.name("euro"));
        boolean deleted = db.currencies().deleteByCode("EUR");
        // spotless:on
        assertThat(deleted).isTrue();
    }

    @Test
    void a_tree_is_read_by_one_statement() {
        Workshop root = workshop("Main");
        Workshop below = db.workshops()
                .insert(NewWorkshop.name("Branch").opened(LocalDate.EPOCH).parentId(root.id()));
        // spotless:off
        Tree tree = db.workshops().get(root.id(), TREE);
        // spotless:on
        assertThat(tree).isEqualTo(new Tree(root, List.of(new Tree(below, List.of()))));
    }

    @Test
    void ranges_and_addresses_are_values() {
        // spotless:off
        Node node = db.nodes().insert(NewNode.address(Inet.parse("10.0.0.1/8"))
                .lan(Cidr.parse("10.0.0.0/8"))
                .ports(Range.closed(70, 80)));
        List<Node> some = db.nodes()
                .where(DSL.condition("{0} @> {1}", NODES.PORTS, DSL.val(80)))
                .list();
        // spotless:on
        assertThat(some).containsExactly(node);
        assertThat(node.ports()).isEqualTo(Range.of(70, 81));
        assertThat(node.labels()).isNull();
    }

    @Test
    void a_converter_and_an_embeddable_give_a_row_your_own_types() {
        // spotless:off
        Car car = db.cars().insert(NewCar.vin(new Vin("abc")).owner(new Owner("Ann")).home(new Address("Main Street", "Here")));
        // spotless:on
        assertThat(db.cars().get(new Vin("abc"))).isEqualTo(car);
    }

    @Test
    void a_materialized_view_is_refreshed() {
        workshop("Main");
        // spotless:off
        db.workshopsPerYear().refresh();
        List<WorkshopsPerYear> years = db.workshopsPerYear().list(10);
        // spotless:on
        assertThat(years).hasSize(1);
    }
}
