package dev.rowan.garage;

import static dev.rowan.garage.Tables.BOXES;
import static dev.rowan.garage.Tables.SHELVES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.rowan.error.QueryFailed;
import dev.rowan.garage.types.Owner;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Relations over keys whose two columns differ in type, or that Java would not find equal by itself. */
class KeysTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    record Full(Shelf shelf, List<Box> byId, List<Box> byCode, List<Box> byHeight, List<Box> byLabel) {}

    record Above(Box box, Shelf byId, Optional<Shelf> byCode, Optional<Shelf> byHeight, Optional<Shelf> byLabel) {}

    static final Shape<Shelf, Full> FULL = Shelf.ROW
            .with(Shelf.BOXES)
            .with(Shelf.BOXES_BY_SHELF_CODE)
            .with(Shelf.BOXES_BY_HEIGHT)
            .with(Shelf.BOXES_BY_LABEL)
            .as(Full::new);
    static final Shape<Box, Above> ABOVE = Box.ROW
            .with(Box.SHELF)
            .with(Box.SHELF_CODE)
            .with(Box.HEIGHT)
            .with(Box.LABEL)
            .as(Above::new);

    @SuppressWarnings("NullAway.Init")
    private Garage db;

    @BeforeEach
    void open(TestDatabase database) {
        db = Garage.of(database.dataSource());
    }

    @Test
    void each_side_finds_the_other() {
        Shelf other = db.shelves()
                .insert(NewShelf.code(new BigDecimal("8")).height(Double.NaN).label(new Owner("b")));
        Shelf shelf = db.shelves()
                .insert(NewShelf.code(new BigDecimal("7.00")).height(-0.0).label(new Owner("a")));
        Box box = db.boxes()
                .insert(NewBox.shelfId((int) shelf.id())
                        .shelfCode(7L)
                        .height(0.0)
                        .label("a"));
        Box nan = db.boxes().insert(NewBox.shelfId((int) shelf.id()).height(Double.NaN));
        Full full = new Full(shelf, List.of(box, nan), List.of(box), List.of(box), List.of(box));
        Full empty = new Full(other, List.of(), List.of(), List.of(nan), List.of());
        Above above = new Above(box, shelf, Optional.of(shelf), Optional.of(shelf), Optional.of(shelf));
        Above aboveNan = new Above(nan, shelf, Optional.empty(), Optional.of(other), Optional.empty());
        for (int i = 0; i < 7; i++) {
            assertThat(db.shelves().get(shelf.id(), FULL)).isEqualTo(full);
            assertThat(db.shelves()
                            .where(DSL.noCondition())
                            .orderBy(SHELVES.CODE)
                            .list(FULL))
                    .containsExactly(full, empty);
            assertThat(db.boxes().get(box.id(), ABOVE)).isEqualTo(above);
            assertThat(db.boxes().where(DSL.noCondition()).orderBy(BOXES.ID).list(ABOVE))
                    .containsExactly(above, aboveNan);
        }
        assertThat(db.shelves()
                        .where(Shelf.BOXES_BY_LABEL.any(b -> b.SHELF_CODE.eq(7L)))
                        .list())
                .containsExactly(shelf);
    }

    @Test
    void a_number_of_another_type_is_carried_down() {
        Shelf shelf = db.shelves()
                .insertGraph(NewShelf.code(new BigDecimal("7.00"))
                        .height(1)
                        .label(new Owner("a"))
                        .with(
                                Shelf.BOXES,
                                NewBox.ofShelf()
                                        .with(
                                                Box.SHELF_CODE,
                                                NewShelf.code(new BigDecimal("8"))
                                                        .height(2)
                                                        .label(new Owner("b"))),
                                NewBox.ofShelf()));
        assertThat(db.shelves().get(shelf.id(), FULL).byId())
                .extracting(Box::shelfId, b -> Optional.ofNullable(b.shelfCode()))
                .containsExactlyInAnyOrder(
                        tuple((int) shelf.id(), Optional.of(8L)), tuple((int) shelf.id(), Optional.empty()));
        Tag tag = db.tags()
                .insertGraph(NewTag.id((short) 3)
                        .name("red")
                        .with(Tag.LABELS, NewLabel.id(1).ofTag(), NewLabel.id(2).tagId(3)));
        assertThat(db.labels().list(9)).containsExactly(new Label(1, tag.id()), new Label(2, tag.id()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewTag.id((short) 3)
                        .name("red")
                        .with(Tag.LABELS, NewLabel.id(1).tagId(4))
                        .dryRun())
                .withMessageContaining(
                        "labels.tag_id is to be tags.id of the row that it points to, and another value too");
    }

    @Test
    void a_number_that_the_other_type_does_not_hold_is_refused() {
        NewShelf half = NewShelf.code(new BigDecimal("7.5")).height(1).label(new Owner("a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.shelves().insertGraph(half.with(Shelf.BOXES_BY_SHELF_CODE, NewBox.shelfId(1))))
                .withMessageContaining("boxes.shelf_code cannot be shelves.code: the number is none that Long holds");
        db.dsl().execute("alter table shelves alter column id restart with 3000000000");
        NewShelf far = NewShelf.code(new BigDecimal("8")).height(2).label(new Owner("b"));
        assertThatExceptionOfType(QueryFailed.class)
                .isThrownBy(() -> db.shelves().insertGraph(far.with(Shelf.BOXES, NewBox.ofShelf())))
                .withMessage(
                        "boxes.insert: boxes.shelf_id cannot be shelves.id: the number is none that Integer holds");
        assertThat(db.shelves().count()).isZero();
    }

    @Test
    void a_key_of_another_class_is_not_carried_down_but_can_be_given() {
        NewShelf shelf = NewShelf.code(new BigDecimal("7")).height(1).label(new Owner("a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> db.shelves().insertGraph(shelf.with(Shelf.BOXES_BY_LABEL, NewBox.shelfId(1))))
                .withMessageContaining("boxes.label and shelves.label have different Java types");
        Shelf other =
                db.shelves().insert(NewShelf.code(new BigDecimal("8")).height(2).label(new Owner("b")));
        Shelf stored = db.shelves()
                .insertGraph(shelf.with(
                        Shelf.BOXES_BY_LABEL, NewBox.shelfId((int) other.id()).label("a")));
        assertThat(db.shelves().get(stored.id(), FULL).byLabel()).hasSize(1);
    }
}
