package dev.rowan.garage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rowan.error.QueryFailed;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A foreign key points to the rows of the table itself, while a SELECT reads those of its heirs too. */
class HeirsTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    record LoanTool(Loan loan, Tool tool) {}

    record TagTools(Tag tag, List<Tool> tools, List<Tool> first, Long count) {}

    record OfferTool(Offer offer, Tool tool) {}

    static final Shape<Loan, LoanTool> LOAN_TOOL = Loan.ROW.with(Loan.TOOL).as(LoanTool::new);
    static final Shape<Tag, TagTools> TAG_TOOLS = Tag.ROW
            .with(Tag.TOOLS)
            .with(Tag.TOOLS.orderBy(t -> t.NAME).limit(3))
            .with(Tag.TOOLS.count())
            .as(TagTools::new);
    static final Shape<Offer, OfferTool> OFFER_TOOL = Offer.ROW.with(Offer.TOOL).as(OfferTool::new);

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    private final Tool saw = new Tool(1, "saw");

    @BeforeEach
    void fill(TestDatabase database) {
        db = Garage.of(database.dataSource());
        db.tools().insert(NewTool.id(1).name("saw"));
        db.powerTools().insert(NewPowerTool.id(1).name("drill").watts(9));
        db.tags().insert(NewTag.id((short) 1).name("red"));
        db.toolTags().insert(NewToolTag.toolId(1).tagId((short) 1));
    }

    @Test
    void a_row_that_a_key_points_to_is_one_of_the_table_itself() {
        Loan loan = db.loans().insert(NewLoan.id(1).toolId(1));
        assertThat(db.loans().get(1, LOAN_TOOL)).isEqualTo(new LoanTool(loan, saw));
        assertThat(db.loans().all().list(LOAN_TOOL)).containsExactly(new LoanTool(loan, saw));
        var tagTools = new TagTools(db.tags().get((short) 1), List.of(saw), List.of(saw), 1L);
        assertThat(db.tags().get((short) 1, TAG_TOOLS)).isEqualTo(tagTools);
        assertThat(db.tags().all().list(TAG_TOOLS)).containsExactly(tagTools);
    }

    @Test
    void a_filter_looks_at_rows_of_the_table_itself() {
        Loan loan = db.loans().insert(NewLoan.id(1).toolId(1));
        assertThat(db.loans().where(Loan.TOOL.any(t -> t.NAME.eq("saw"))).list())
                .containsExactly(loan);
        assertThat(db.loans().where(Loan.TOOL.any(t -> t.NAME.eq("drill"))).list())
                .isEmpty();
        assertThat(db.tags().where(Tag.TOOLS.any(t -> t.NAME.eq("saw"))).list()).hasSize(1);
        assertThat(db.tags().where(Tag.TOOLS.any(t -> t.NAME.eq("drill"))).list())
                .isEmpty();
    }

    @Test
    void a_row_of_an_heir_that_points_to_none_is_an_error_and_never_null() {
        db.offers().insert(NewOffer.id(1).toolId(1));
        db.specialOffers().insert(NewSpecialOffer.id(2).toolId(1).discount(5));
        assertThat(db.offers().all().list(OFFER_TOOL))
                .containsExactlyInAnyOrder(new OfferTool(new Offer(1, 1), saw), new OfferTool(new Offer(2, 1), saw));
        db.specialOffers().insert(NewSpecialOffer.id(3).toolId(99).discount(5));
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.offers().all().list(OFFER_TOOL))
                .withMessageStartingWith("offers.where: a row of tools that a foreign key names is not there: ");
    }
}
