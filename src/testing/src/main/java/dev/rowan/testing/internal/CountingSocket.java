package dev.rowan.testing.internal;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A socket that tells of its reads and writes. */
final class CountingSocket extends Socket {
    private final TurnAround turnAround;

    CountingSocket(TurnAround turnAround) {
        this.turnAround = turnAround;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                turnAround.reading();
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                turnAround.reading();
                return in.read(bytes, from, length);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
                turnAround.written();
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                turnAround.written();
            }
        };
    }
}
