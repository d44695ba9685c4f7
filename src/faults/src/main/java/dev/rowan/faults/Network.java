package dev.rowan.faults;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The way to a server, which breaks as it is told to. Thread-safe. */
final class Network implements AutoCloseable {
    /** When a connection is cut. */
    enum Cut {
        NEVER,
        BEFORE_THE_SERVER_READS_COMMIT,
        AFTER_THE_SERVER_ANSWERED_COMMIT
    }

    private final ServerSocket door;
    private final int port;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cutBefore = new AtomicInteger();
    private final AtomicInteger cutAfter = new AtomicInteger();
    private volatile Supplier<Cut> atCommit = () -> Cut.NEVER;
    private volatile boolean swallowing;
    private boolean frozen;

    /** {@code port}: of the server, here. */
    Network(int port) throws IOException {
        this.port = port;
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("network").start(this::accept);
    }

    /** The URL of the server by this way; parameters can be added after {@code &}. */
    String url() {
        return "postgresql://postgres@127.0.0.1:" + door.getLocalPort()
                + "/postgres?sslmode=disable&gssencmode=disable"; // to be read on the way
    }

    int port() {
        return door.getLocalPort();
    }

    /** Asked at each COMMIT that comes by. */
    void atCommit(Supplier<Cut> when) {
        atCommit = when;
    }

    int cutBefore() {
        return cutBefore.get();
    }

    int cutAfter() {
        return cutAfter.get();
    }

    int cuts() {
        return cutBefore.get() + cutAfter.get();
    }

    /** Resets every connection; returns how many. */
    int reset() {
        int reset = 0;
        for (Link link : List.copyOf(links)) {
            link.reset();
            reset++;
        }
        return reset;
    }

    /** From now on nothing passes, in either direction, also of new connections. */
    synchronized void freeze() {
        frozen = true;
    }

    /** What was held up passes. */
    synchronized void thaw() {
        frozen = false;
        notifyAll();
    }

    /** Whatever comes from now on is taken and goes nowhere, as of a firewall that drops without a word; false: no more. */
    void swallow(boolean all) {
        swallowing = all;
    }

    private synchronized void awaitThawed() throws IOException {
        try {
            while (frozen) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                client.setTcpNoDelay(true);
                try {
                    var link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), port));
                    links.add(link);
                    Thread.startVirtualThread(link::send);
                    Thread.startVirtualThread(link::receive);
                } catch (IOException e) {
                    client.close(); // the server is not there
                }
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        thaw();
        reset();
    }

    private final class Link {
        private final Socket client;
        private final Socket server;
        private final Set<String> commits = new HashSet<>();
        private volatile boolean answerIsCut;

        Link(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            server.setTcpNoDelay(true);
        }

        void reset() {
            links.remove(this);
            for (Socket socket : List.of(client, server)) {
                try {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (IOException e) {
                    // it is closed
                }
            }
        }

        private void end() {
            links.remove(this);
            for (Socket socket : List.of(client, server)) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // it is closed
                }
            }
        }

        /** Message by message: the driver prepares COMMIT as any statement, and names it then. */
        void send() {
            try {
                var in = new DataInputStream(new BufferedInputStream(client.getInputStream(), 65_536));
                OutputStream out = server.getOutputStream();
                pass(out, -1, body(in)); // the first message has no type
                while (true) {
                    int type = in.readUnsignedByte();
                    byte[] body = body(in);
                    if (isCommit(type, body)) {
                        Cut cut = atCommit.get();
                        if (cut == Cut.BEFORE_THE_SERVER_READS_COMMIT) {
                            cutBefore.incrementAndGet();
                            return;
                        }
                        answerIsCut = cut == Cut.AFTER_THE_SERVER_ANSWERED_COMMIT;
                    }
                    pass(out, type, body);
                }
            } catch (IOException e) {
                // one of the two has closed it
            } finally {
                end();
            }
        }

        private static byte[] body(DataInputStream in) throws IOException {
            return in.readNBytes(in.readInt() - 4);
        }

        private void pass(OutputStream out, int type, byte[] body) throws IOException {
            awaitThawed();
            if (swallowing) {
                return;
            }
            int head = type < 0 ? 4 : 5;
            ByteBuffer message = ByteBuffer.allocate(head + body.length);
            if (type >= 0) {
                message.put((byte) type);
            }
            message.putInt(body.length + 4).put(body);
            out.write(message.array());
        }

        /** At the message that names it: Bind, or a simple query. */
        private boolean isCommit(int type, byte[] body) {
            return switch (type) {
                case 'P' -> {
                    ByteBuffer message = ByteBuffer.wrap(body);
                    String name = text(message);
                    if (text(message).equals("COMMIT")) {
                        commits.add(name);
                    } else {
                        commits.remove(name);
                    }
                    yield false;
                }
                case 'B' -> {
                    ByteBuffer message = ByteBuffer.wrap(body);
                    text(message); // the portal
                    yield commits.contains(text(message));
                }
                case 'Q' -> text(ByteBuffer.wrap(body)).equals("COMMIT");
                default -> false;
            };
        }

        private static String text(ByteBuffer message) {
            int from = message.position();
            while (message.get() != 0) {}
            return StandardCharsets.UTF_8
                    .decode(message.slice(from, message.position() - 1 - from))
                    .toString();
        }

        void receive() {
            var buffer = new byte[65_536];
            try {
                var in = server.getInputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (answerIsCut) {
                        cutAfter.incrementAndGet();
                        return;
                    }
                    awaitThawed();
                    if (!swallowing) {
                        client.getOutputStream().write(buffer, 0, n);
                    }
                }
            } catch (IOException e) {
                // one of the two has closed it
            } finally {
                end();
            }
        }
    }
}
