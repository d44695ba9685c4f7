package dev.rowan.jackson;

import java.io.StringWriter;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Documents of jsonb and json as a part of the JSON around them, token by token, numbers with all their digits. */
final class Documents {
    /** What the server has is as long as it is. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .build();

    private Documents() {}

    static final class Writer<T> extends StdSerializer<T> {
        private final Function<T, String> text;

        Writer(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T document, JsonGenerator json, SerializationContext context) {
            try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text.apply(document))) {
                parser.nextToken();
                json.copyCurrentStructureExact(parser);
            }
        }
    }

    static final class Reader<T> extends StdDeserializer<T> {
        private final Function<String, T> document;

        Reader(Class<T> type, Function<String, T> document) {
            super(type);
            this.document = document;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            var text = new StringWriter();
            try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
                generator.copyCurrentStructureExact(json);
            }
            return document.apply(text.toString());
        }
    }
}
