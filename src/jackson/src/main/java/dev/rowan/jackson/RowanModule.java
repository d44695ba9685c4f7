package dev.rowan.jackson;

import dev.rowan.Cursor;
import dev.rowan.type.Cidr;
import dev.rowan.type.Hstore;
import dev.rowan.type.Inet;
import dev.rowan.type.Ltree;
import dev.rowan.type.Range;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.JSON;
import org.jooq.JSONB;
import org.jooq.types.YearToSecond;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleSerializers;

/**
 * What JSON knows of generated code. A mapper finds it by {@code findAndAddModules()}, Spring Boot by itself.
 *
 * <table>
 *   <caption>In Java and in JSON</caption>
 *   <tr><td>{@code JSONB}, {@code JSON}</td><td>the document; numbers keep all their digits</td></tr>
 *   <tr><td>an enum of a check, a PostgreSQL enum</td><td>the value in SQL, such as {@code "intake"}; also as a key</td></tr>
 *   <tr><td>a typed id, a domain, an open enum</td><td>its value; also as a key</td></tr>
 *   <tr><td>{@code NewCam}</td><td>an object with a property for each column that is given; one that lacks required ones is refused,
 *       all of them named</td></tr>
 *   <tr><td>{@code CamPatch}</td><td>an object with a property for each column to change; null is SQL's, and left out is left as it
 *       is</td></tr>
 *   <tr><td>{@code Page}</td><td>{@code rows}, {@code next}, {@code previous}, {@code total}; a cursor is its text</td></tr>
 *   <tr><td>{@code Inet}, {@code Cidr}, {@code Ltree}</td><td>their text</td></tr>
 *   <tr><td>{@code Hstore}</td><td>an object of texts and nulls</td></tr>
 *   <tr><td>{@code YearToSecond}</td><td>its text, such as {@code "+1-02 +3 04:05:06.000000000"}</td></tr>
 *   <tr><td>{@code Range}</td><td>its text, such as {@code "[1,5)"}; of integers, numerics, days and times</td></tr>
 * </table>
 *
 * Properties are named like the methods, {@code camType}, by the mapper's naming strategy. A value that its column cannot hold is
 * refused when it is read, with the column's name: its cause is {@link dev.rowan.error.InvalidInput}. Thread-safe.
 */
public final class RowanModule extends JacksonModule {
    /** For mappers; they find it by themselves. */
    public RowanModule() {}

    @Override
    public String getModuleName() {
        return "rowan";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        var written = new SimpleSerializers();
        written.addSerializer(new Documents.Writer<>(JSONB.class, JSONB::data));
        written.addSerializer(new Documents.Writer<>(JSON.class, JSON::data));
        written.addSerializer(new Writing<>(Cursor.class, Object::toString));
        written.addSerializer(new Writing<>(Inet.class, Inet::toString));
        written.addSerializer(new Writing<>(Cidr.class, Cidr::toString));
        written.addSerializer(new Writing<>(Ltree.class, Ltree::path));
        written.addSerializer(new Writing<>(Range.class, Object::toString));
        written.addSerializer(new Writing<>(Hstore.class, Hstore::entries));
        written.addSerializer(new Writing<>(YearToSecond.class, Object::toString));
        context.addSerializers(written);
        context.addSerializers(new Generated.Writers());
        context.addKeySerializers(new Generated.KeyWriters());
        JavaType text = context.typeFactory().constructType(String.class);
        JavaType texts = context.typeFactory().constructMapType(LinkedHashMap.class, String.class, String.class);
        context.addDeserializers(new SimpleDeserializers()
                .addDeserializer(JSONB.class, new Documents.Reader<>(JSONB.class, JSONB::jsonb))
                .addDeserializer(JSON.class, new Documents.Reader<>(JSON.class, JSON::json))
                .addDeserializer(Cursor.class, new Reading<>(Cursor.class, text, t -> Cursor.parse((String) t)))
                .addDeserializer(Inet.class, new Reading<>(Inet.class, text, t -> Inet.parse((String) t)))
                .addDeserializer(Cidr.class, new Reading<>(Cidr.class, text, t -> Cidr.parse((String) t)))
                .addDeserializer(Ltree.class, new Reading<>(Ltree.class, text, t -> new Ltree((String) t)))
                .addDeserializer(YearToSecond.class, new Reading<>(YearToSecond.class, text, t -> interval((String) t)))
                .addDeserializer(Hstore.class, new Reading<>(Hstore.class, texts, RowanModule::hstore)));
        context.addDeserializers(new Generated.Readers());
        context.addKeyDeserializers(new Generated.KeyReaders());
    }

    private static YearToSecond interval(String text) {
        YearToSecond interval = YearToSecond.valueOf(text);
        if (interval == null) {
            throw new IllegalArgumentException("no interval");
        }
        return interval;
    }

    @SuppressWarnings("unchecked") // it was read as one
    private static Hstore hstore(Object entries) {
        return Hstore.of((Map<String, String>) entries);
    }
}
