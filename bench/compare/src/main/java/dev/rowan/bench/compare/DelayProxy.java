package dev.rowan.bench.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A network between the client and the server: every byte arrives half a round trip after it was sent, and takes no room
 * meanwhile, so that only the number of round trips is slowed down and not the width.
 */
final class DelayProxy implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final ServerSocket door;
    private final URI server;
    private final long oneWay;

    /**
     * Opens a port of this machine.
     *
     * @param url of the database, for the driver
     */
    DelayProxy(String url, Duration roundTrip) throws IOException {
        this.server = URI.create(url.substring("jdbc:".length()));
        this.oneWay = roundTrip.toNanos() / 2;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** The database, by way of this. */
    String url() {
        return "jdbc:postgresql://" + door.getInetAddress().getHostAddress() + ":" + door.getLocalPort()
                + server.getRawPath() + (server.getRawQuery() == null ? "" : "?" + server.getRawQuery());
    }

    /** No new connections; those that are there end with the client's. */
    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            var onward = new Socket(server.getHost(), server.getPort());
            client.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            join(client, onward);
            join(onward, client);
        }
    }

    private void join(Socket from, Socket to) {
        var travelling = new LinkedBlockingQueue<Chunk>();
        start(() -> read(from.getInputStream(), travelling));
        start(() -> {
            try (from;
                    to) {
                write(travelling, to.getOutputStream());
            }
        });
    }

    private void read(InputStream in, BlockingQueue<Chunk> travelling) throws IOException {
        byte[] buffer = new byte[CHUNK];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                travelling.add(new Chunk(System.nanoTime() + oneWay, Arrays.copyOf(buffer, n)));
            }
        } finally {
            travelling.add(new Chunk(System.nanoTime() + oneWay, new byte[0]));
        }
    }

    private static void write(BlockingQueue<Chunk> travelling, OutputStream out)
            throws IOException, InterruptedException {
        for (Chunk chunk = travelling.take(); chunk.bytes().length > 0; chunk = travelling.take()) {
            for (long left = chunk.due() - System.nanoTime(); left > 0; left = chunk.due() - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            out.write(chunk.bytes());
        }
    }

    /** An end of a connection is no failure here: the driver sees it too, and says so. */
    private static void start(Task task) {
        Thread.ofPlatform().daemon().name("delay-proxy").start(() -> {
            try {
                task.run();
            } catch (IOException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Chunk(long due, byte[] bytes) {}
}
