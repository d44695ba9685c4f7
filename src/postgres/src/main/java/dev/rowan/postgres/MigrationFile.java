package dev.rowan.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A file of a migration folder, in memory.
 *
 * @param folder the folder, as its owner wrote it
 * @param name the path below the folder, with slashes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MigrationFile(String folder, String name, byte[] content) {
    /** The whole path, for messages. */
    String path() {
        return folder.isEmpty() || folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    String filename() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new MigrationFailed("%s: not UTF-8\nhelp: save the file as UTF-8".formatted(path()), e);
        }
    }
}
