package dev.enginecam;

import dev.rowan.testing.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An application runs on while a newer one migrates the database: all that its jar does gives the same on tables with other
 * columns, or columns in another order. The tests are those of the classes that these inherit from.
 */
@ParameterizedClass
@EnumSource(Alteration.class)
class NewerSchemaTest {
    @Parameter
    Alteration alteration = Alteration.COLUMN_ADDED;

    @Nested
    class TypedQueries extends TypedQueriesTest {
        @Override
        @BeforeEach
        void open(TestDatabase database) {
            alteration.of(database.dataSource());
            super.open(database);
        }
    }

    @Nested
    class CamRepository extends CamRepositoryTest {
        @Override
        @BeforeEach
        void open(DataSource database) {
            alteration.of(database);
            super.open(database);
        }
    }

    @Nested
    class Query extends QueryTest {
        @Override
        @BeforeEach
        void fill(DataSource database) {
            alteration.of(database);
            super.fill(database);
        }
    }

    @Nested
    class Shape extends ShapeTest {
        @Override
        @BeforeEach
        void open(TestDatabase database) throws SQLException {
            alteration.of(database.dataSource());
            super.open(database);
        }
    }
}
