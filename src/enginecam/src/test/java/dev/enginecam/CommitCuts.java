package dev.enginecam;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/** A network that breaks some connections when the driver sends COMMIT: before the server has it, after it has answered, or on its way. */
final class CommitCuts implements AutoCloseable {
    private enum When {
        NOT,
        BEFORE_THE_SERVER_READS_IT,
        AFTER_THE_SERVER_ANSWERED,
        /** Who looks at the table at once does not see what will be there a moment later. */
        WHILE_IT_IS_ON_ITS_WAY
    }

    private static final int LONGEST_WAY_MILLIS = 30;

    private final ServerSocket door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final PGSimpleDataSource server = new PGSimpleDataSource();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Random random;

    CommitCuts(String url, long seed) throws IOException {
        server.setUrl(url);
        random = new Random(seed);
        Thread.startVirtualThread(this::accept);
    }

    /** The URL of the server, by this way. The driver names statements that it sends often, and then sends no text. */
    String url(String url) {
        String place = server.getServerNames()[0] + ":" + server.getPortNumbers()[0];
        return url.replace(place, "127.0.0.1:" + door.getLocalPort()) + (url.contains("?") ? "&" : "?")
                + "prepareThreshold=0";
    }

    int cuts() {
        return cuts.get();
    }

    private synchronized When next() {
        return When.values()[random.nextInt(When.values().length)];
    }

    private synchronized long way() {
        return random.nextLong(LONGEST_WAY_MILLIS * 1_000_000L);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                var link = new Link(client, new Socket(server.getServerNames()[0], server.getPortNumbers()[0]));
                Thread.startVirtualThread(link::send);
                Thread.startVirtualThread(link::receive);
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private final class Link {
        private final Socket client;
        private final Socket upstream;
        private volatile boolean answerLost;

        Link(Socket client, Socket upstream) {
            this.client = client;
            this.upstream = upstream;
        }

        void send() {
            var buffer = new byte[65_536];
            var last = "";
            try (client;
                    upstream) {
                InputStream in = client.getInputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    last += new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                    When when = last.contains("COMMIT") ? next() : When.NOT;
                    switch (when) {
                        case NOT -> upstream.getOutputStream().write(buffer, 0, n);
                        case BEFORE_THE_SERVER_READS_IT -> {
                            cuts.incrementAndGet();
                            return;
                        }
                        case AFTER_THE_SERVER_ANSWERED -> {
                            cuts.incrementAndGet();
                            answerLost = true;
                            upstream.getOutputStream().write(buffer, 0, n);
                        }
                        case WHILE_IT_IS_ON_ITS_WAY -> {
                            cuts.incrementAndGet();
                            answerLost = true;
                            client.close();
                            LockSupport.parkNanos(way());
                            upstream.getOutputStream().write(buffer, 0, n);
                            upstream.shutdownOutput();
                            upstream.getInputStream().readAllBytes();
                            return;
                        }
                    }
                    last = when == When.NOT && last.contains("COMMIT")
                            ? ""
                            : last.substring(Math.max(0, last.length() - 5));
                }
            } catch (IOException e) {
                // the other half has cut the connection
            }
        }

        void receive() {
            var buffer = new byte[65_536];
            try {
                InputStream in = upstream.getInputStream();
                for (int n = in.read(buffer); n >= 0 && !answerLost; n = in.read(buffer)) {
                    client.getOutputStream().write(buffer, 0, n);
                }
                client.close();
                if (!answerLost) {
                    upstream.close();
                }
            } catch (IOException e) {
                // the other half has cut the connection
            }
        }
    }
}
