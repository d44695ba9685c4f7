package dev.rowan.garage;

import static dev.rowan.garage.Tables.FIGURES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.Repository;
import dev.rowan.shape.RowType;
import dev.rowan.shape.Shape;
import dev.rowan.testing.TestDatabase;
import dev.rowan.testing.TestDatabases;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A row's component, and jOOQ's field of the same column, have one type: for {@code only} and conditions rely on it. */
class SameTypesTest {
    @RegisterExtension
    static final TestDatabases DATABASES = TestDatabases.migratedBy(Path.of("migrations"));

    record Chosen(
            int id,
            Optional<BigDecimal> bits,
            Optional<BigDecimal> small,
            Optional<BigDecimal> mid,
            Optional<BigDecimal> big,
            Optional<BigDecimal> huge,
            BigDecimal required) {}

    record More(
            Optional<BigDecimal> serial,
            Optional<BigDecimal> dozens,
            Optional<BigDecimal[]> several,
            BigDecimal required) {}

    @Test
    void of_every_column_of_every_table() throws ReflectiveOperationException {
        List<String> compared = new ArrayList<>();
        for (Table<?> table : PublicSchema.PUBLIC.getTables()) {
            Class<?> row = row(table);
            if (row == null || !row.isRecord()) {
                continue; // a table of no rows of its own, or a class that is wider than a record
            }
            RecordComponent[] components = row.getRecordComponents();
            if (components.length != table.fields().length) {
                continue; // with embeddables
            }
            for (int i = 0; i < components.length; i++) {
                Field<?> field = table.fields()[i];
                assertThat(MethodType.methodType(components[i].getType()).wrap().returnType())
                        .as(table.getName() + "." + field.getName())
                        .isEqualTo(field.getType());
                compared.add(table.getName() + "." + field.getName());
            }
        }
        assertThat(compared).hasSizeGreaterThan(200).contains("samples.exact", "figures.required", "figures.several");
    }

    private static @Nullable Class<?> row(Table<?> table) throws ReflectiveOperationException {
        for (var field : Garage.class.getMethods()) {
            if (field.getParameterCount() == 0
                    && !Modifier.isStatic(field.getModifiers())
                    && Repository.class.isAssignableFrom(field.getReturnType())) {
                var type = (ParameterizedType) field.getReturnType().getGenericSuperclass();
                Class<?> row = (Class<?>) type.getActualTypeArguments()[0];
                if (((RowType<?>) row.getField("ROW").get(null)).table().equals(table)) {
                    return row;
                }
            }
        }
        return null;
    }

    @Test
    void a_number_without_decimals_is_a_decimal_everywhere(TestDatabase database) {
        Garage db = Garage.of(database.dataSource());
        BigDecimal one = new BigDecimal("1");
        BigDecimal huge = new BigDecimal("9".repeat(38));
        Figure stored = db.figures()
                .insert(NewFigure.id(1)
                        .required(one)
                        .bits(one)
                        .small(one)
                        .mid(one)
                        .big(one)
                        .huge(huge)
                        .serial(new BigDecimal("1E+4"))
                        .dozens(one)
                        .several(new BigDecimal[] {one, null}));
        Shape<Figure, Chosen> chosen = Figure.ROW
                .only(FIGURES.ID)
                .andOptional(FIGURES.BITS)
                .andOptional(FIGURES.SMALL)
                .andOptional(FIGURES.MID)
                .andOptional(FIGURES.BIG)
                .andOptional(FIGURES.HUGE)
                .and(FIGURES.REQUIRED)
                .as(Chosen::new);
        Optional<BigDecimal> some = Optional.of(one);
        assertThat(db.figures().get(1, chosen))
                .isEqualTo(new Chosen(1, some, some, some, some, Optional.of(huge), one));
        Shape<Figure, More> more = Figure.ROW
                .onlyOptional(FIGURES.SERIAL)
                .andOptional(FIGURES.DOZENS)
                .andOptional(FIGURES.SEVERAL)
                .and(FIGURES.REQUIRED)
                .as(More::new);
        More read = db.figures().get(1, more);
        assertThat(read.serial()).contains(new BigDecimal("10000"));
        assertThat(read.dozens()).contains(one);
        assertThat(Arrays.asList(read.several().orElseThrow())).containsExactly(one, null);
        assertThat(db.figures()
                        .where(FIGURES.HUGE
                                .eq(huge)
                                .and(FIGURES.MID.in(one, huge))
                                .and(FIGURES.DOZENS.eq(one)))
                        .list())
                .containsExactly(stored);
        assertThat(db.dsl().selectFrom(FIGURES).fetchOne(FIGURES.REQUIRED)).isEqualTo(one);
        db.figures().update(1, f -> f.required(BigDecimal.TEN));
        db.dsl().update(FIGURES).set(FIGURES.DOZENS, BigDecimal.TEN).execute();
        assertThat(db.figures().get(1).dozens()).isEqualByComparingTo(BigDecimal.TEN);
    }
}
