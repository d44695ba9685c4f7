package dev.rowan.bench.compare.spring;

import dev.enginecam.CamType;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.util.PGobject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** As the reference documentation shows it; the pool comes from outside. */
@Configuration
@EnableJdbcRepositories
@EnableTransactionManagement
public class SpringConfiguration extends AbstractJdbcConfiguration {
    @Bean
    NamedParameterJdbcOperations operations(DataSource pool) {
        return new NamedParameterJdbcTemplate(pool);
    }

    @Bean
    TransactionManager transactionManager(DataSource pool) {
        return new DataSourceTransactionManager(pool);
    }

    @Override
    protected List<?> userConverters() {
        return List.of(new CamTypeReading(), new CamTypeWriting(), new JsonReading(), new JsonWriting());
    }

    /** {@code cams.cam_type} when read. */
    @ReadingConverter
    static final class CamTypeReading implements Converter<String, CamType> {
        @Override
        public CamType convert(String literal) {
            return CamType.of(literal);
        }
    }

    /** {@code cams.cam_type} when written. */
    @WritingConverter
    static final class CamTypeWriting implements Converter<CamType, String> {
        @Override
        public String convert(CamType type) {
            return type.literal();
        }
    }

    /** {@code cams.profile_points} when read. */
    @ReadingConverter
    static final class JsonReading implements Converter<PGobject, Json> {
        @Override
        public Json convert(PGobject json) {
            return new Json(Objects.requireNonNull(json.getValue()));
        }
    }

    /** {@code cams.profile_points} when written. */
    @WritingConverter
    static final class JsonWriting implements Converter<Json, PGobject> {
        @Override
        public PGobject convert(Json json) {
            var written = new PGobject();
            written.setType("jsonb");
            try {
                written.setValue(json.text());
            } catch (SQLException e) {
                throw new IllegalArgumentException(e);
            }
            return written;
        }
    }
}
