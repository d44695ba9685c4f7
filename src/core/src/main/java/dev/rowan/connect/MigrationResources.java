package dev.rowan.connect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * A class loader whose migrations cannot be read for ever, which Flyway does where {@code COPY ... FROM stdin} has no end. It hides
 * nothing that its parent finds.
 */
final class MigrationResources extends ClassLoader {
    private static final int MOST_READS_AT_END = 10_000;

    private final String folder;
    private final List<String> suffixes;

    MigrationResources(ClassLoader parent, ShippedMigrations migrations) {
        super(parent);
        this.folder = migrations.folder() + "/";
        this.suffixes = migrations.names().suffixes();
    }

    /** A migration was read on behind its end. */
    static final class RowsWithoutEnd extends IOException {
        private static final long serialVersionUID = 1;

        private final String file;

        private RowsWithoutEnd(String file) {
            super("the rows of COPY ... FROM stdin have no end");
            this.file = file;
        }

        String file() {
            return file;
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        var found = super.getResources(name);
        if (!name.startsWith(folder) || suffixes.stream().noneMatch(name::endsWith)) {
            return found;
        }
        var file = name.substring(name.lastIndexOf('/') + 1);
        var counted =
                Collections.list(found).stream().map(url -> counted(url, file)).toList();
        return Collections.enumeration(counted);
    }

    /** Under a protocol of its own, for Java lets nobody else read {@code file:}; Flyway looks at the path only. */
    private static URL counted(URL resource, String file) {
        try {
            return URL.of(new URI("migration:" + resource), new URLStreamHandler() {
                @Override
                protected URLConnection openConnection(URL same) {
                    return new Counted(resource, file);
                }
            });
        } catch (IOException | URISyntaxException e) {
            return resource;
        }
    }

    private static final class Counted extends URLConnection {
        private final URL resource;
        private final String file;

        Counted(URL resource, String file) {
            super(resource);
            this.resource = resource;
            this.file = file;
        }

        @Override
        public void connect() {
            // its stream does
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new CountedStream(resource.openStream(), file);
        }
    }

    private static final class CountedStream extends FilterInputStream {
        private final String file;
        private int readsAtEnd;

        CountedStream(InputStream in, String file) {
            super(in);
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read());
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return counted(super.read(buffer, offset, length));
        }

        private int counted(int read) throws IOException {
            if (read < 0 && ++readsAtEnd > MOST_READS_AT_END) {
                throw new RowsWithoutEnd(file);
            }
            return read;
        }
    }
}
