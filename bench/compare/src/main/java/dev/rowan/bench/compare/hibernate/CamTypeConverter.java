package dev.rowan.bench.compare.hibernate;

import dev.enginecam.CamType;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** The values of {@code cams.cam_type}. */
@Converter
public class CamTypeConverter implements AttributeConverter<CamType, String> {
    @Override
    public String convertToDatabaseColumn(CamType type) {
        return type.literal();
    }

    @Override
    public CamType convertToEntityAttribute(String literal) {
        return CamType.of(literal);
    }
}
