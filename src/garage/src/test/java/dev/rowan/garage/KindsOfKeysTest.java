package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.RowNotFound;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import dev.rowan.type.Cidr;
import dev.rowan.type.Inet;
import dev.rowan.type.Range;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Relations over keys that go as text or are arrays in Java, within a tenant; rows with unique keys alone. */
class KindsOfKeysTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    record Stored(Blob blob, List<File> files) {}

    record Called(Node node, List<Call> calls, List<Call> nets) {}

    record Calling(Call call, Node host, Optional<Node> net) {}

    record Sociable(Member member, List<Club> clubs, List<Club> chaired) {}

    record Of(File file, Blob blob) {}

    private static final Shape<File, Of> OF = File.ROW.with(File.HASH).as(Of::new);

    record Filled(Club club, List<Member> members) {}

    private static final Shape<Club, Filled> FILLED =
            Club.ROW.with(Club.MEMBERS).as(Filled::new);
    private static final Shape<Blob, Stored> STORED =
            Blob.ROW.with(Blob.FILES_BY_HASH).as(Stored::new);
    private static final Shape<Node, Called> CALLED =
            Node.ROW.with(Node.CALLS_BY_HOST).with(Node.CALLS_BY_NET).as(Called::new);
    private static final Shape<Call, Calling> CALLING =
            Call.ROW.with(Call.HOST).with(Call.NET).as(Calling::new);
    private static final Shape<Member, Sociable> SOCIABLE =
            Member.ROW.with(Member.CLUBS).with(Member.CLUBS_BY_CHAIR).as(Sociable::new);

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keys_of_bytes_find_their_rows_by_every_way() {
        byte[] one = {0, 1, -1, '\\', '\''};
        byte[] other = {};
        db.blobs()
                .insertGraph(
                        NewBlob.hash(one).name("one").with(Blob.FILES_BY_HASH, NewFile.ofHash(), NewFile.ofHash()));
        db.files()
                .insertGraph(
                        NewFile.ofHash().with(File.HASH, NewBlob.hash(other).name("other")));
        for (int i = 0; i < 7; i++) {
            Stored stored = db.blobs().get(one, STORED);
            assertThat(stored.files())
                    .hasSize(2)
                    .allSatisfy(f -> assertThat(f.hash()).containsExactly(one));
            assertThat(db.blobs().all().list(STORED))
                    .extracting(s -> s.blob().name() + " " + s.files().size())
                    .containsExactlyInAnyOrder("one 2", "other 1");
        }
        assertThat(db.files().all().list(OF))
                .extracting(of -> of.blob().name())
                .containsExactlyInAnyOrder("one", "one", "other");
    }

    @Test
    void keys_of_addresses_find_their_rows_and_so_do_networks_that_point_to_them() {
        for (int i = 1; i <= 2; i++) {
            db.nodes()
                    .insert(NewNode.address(Inet.of(address(i)))
                            .lan(new Cidr(address(0), 8))
                            .ports(Range.of(i * 100, i * 100 + 1)));
        }
        db.calls()
                .insertAll(IntStream.range(0, 5)
                        .mapToObj(i -> NewCall.id(i)
                                .host(Inet.of(address(1 + i % 2)))
                                .net(i == 0 ? new Cidr(address(2), 32) : null))
                        .toList());
        for (int i = 0; i < 7; i++) {
            assertThat(db.nodes().get(Inet.of(address(2)), CALLED))
                    .satisfies(called ->
                            assertThat(called.calls()).extracting(Call::id).containsExactly(1, 3))
                    .satisfies(called ->
                            assertThat(called.nets()).extracting(Call::id).containsExactly(0));
            assertThat(db.nodes().all().list(CALLED))
                    .extracting(called ->
                            called.calls().size() + " " + called.nets().size())
                    .containsExactlyInAnyOrder("3 0", "2 1");
            assertThat(db.calls().get(0, CALLING).net().orElseThrow().address()).isEqualTo(Inet.of(address(2)));
        }
        assertThat(db.nodes()
                        .insertGraph(NewNode.address(Inet.of(address(3)))
                                .lan(new Cidr(address(0), 8))
                                .ports(Range.of(1, 2))
                                .with(Node.CALLS_BY_HOST, NewCall.id(9).ofHost()))
                        .address())
                .isEqualTo(db.calls().get(9).host());
    }

    @Test
    void pairs_within_a_tenant_are_a_relation_from_both_sides() {
        for (int tenant = 1; tenant <= 2; tenant++) {
            db.tenants().insert(NewTenant.id(tenant));
            for (int i = 1; i <= 2; i++) {
                db.members().insert(NewMember.tenantId(tenant).name("m").id(i));
                db.clubs().insert(NewClub.tenantId(tenant).id(i).chairId(1));
            }
            db.clubMembers().insert(NewClubMember.tenantId(tenant).clubId(1).memberId(tenant));
        }
        assertThat(db.members().all().list(SOCIABLE))
                .extracting(s -> s.member().tenantId() + "." + s.member().id() + " "
                        + s.clubs().stream()
                                .map(c -> c.tenantId() + "." + c.id())
                                .toList()
                        + " " + s.chaired().size())
                .containsExactlyInAnyOrder("1.1 [1.1] 2", "1.2 [] 0", "2.1 [] 2", "2.2 [2.1] 0");
        assertThat(db.clubs().get(ClubId.tenantId(2).id(1), FILLED).members())
                .containsExactly(db.members().get(MemberId.tenantId(2).id(2)));
    }

    @Test
    void a_key_whose_columns_are_no_neighbours_is_left_out_at_both_places() {
        NewClub club = NewClub.ofChair().id(7).ofChair();
        Member chair = db.members()
                .insertGraph(NewMember.ofTenant()
                        .name("chair")
                        .with(Member.TENANT, NewTenant.id(4))
                        .with(Member.CLUBS_BY_CHAIR, club));
        assertThat(db.clubs().list(9)).containsExactly(new Club(4, 7, chair.id()));
        db.clubs()
                .insertGraph(NewClub.tenantId(4)
                        .id(8)
                        .ofChair()
                        .with(Club.CHAIR, NewMember.tenantId(4).name("other")));
        assertThat(db.clubs().get(ClubId.tenantId(4).id(8)).chairId()).isNotEqualTo(chair.id());
    }

    @Test
    void rows_with_a_unique_key_alone_are_updated_and_deleted_by_it() {
        db.currencies().insert(NewCurrency.code("EUR").name("Euro"));
        db.currencies().updateByCode("EUR", c -> c.name("euro"));
        assertThat(db.currencies().getByCode("EUR").name()).isEqualTo("euro");
        assertThatExceptionOfType(RowNotFound.class)
                .isThrownBy(() -> db.currencies().updateByCode("DEM", CurrencyPatch.EMPTY.name("mark")));
        assertThat(db.currencies().deleteByCode("EUR")).isTrue();
        assertThat(db.currencies().deleteByCode("EUR")).isFalse();
        db.countries().insert(NewCountry.iso("FR").number(33));
        db.countries().updateByIso("FR", CountryPatch.EMPTY.number(250));
        db.countries().updateByNumber(250, CountryPatch.EMPTY.iso("FRA").name("France"));
        assertThat(db.countries().list(9)).containsExactly(new Country("FRA", 250, "France"));
        assertThat(db.countries().deleteByNumber(250)).isTrue();
    }
}
