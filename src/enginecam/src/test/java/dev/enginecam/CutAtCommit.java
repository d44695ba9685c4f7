package dev.enginecam;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A network that breaks each connection when the driver sends COMMIT through it. */
final class CutAtCommit implements AutoCloseable {
    enum When {
        BEFORE_THE_SERVER_READ_IT,
        AFTER_THE_SERVER_ANSWERED
    }

    private final ServerSocket door;
    private final When when;
    private final PGSimpleDataSource server = new PGSimpleDataSource();

    CutAtCommit(String url, When when) throws IOException {
        this.when = when;
        server.setUrl(url);
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    /** The server, by the way that breaks. */
    DataSource dataSource(String url) {
        var through = new PGSimpleDataSource();
        through.setUrl(url);
        through.setServerNames(new String[] {door.getInetAddress().getHostAddress()});
        through.setPortNumbers(new int[] {door.getLocalPort()});
        return through;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                var upstream = new Socket(server.getServerNames()[0], server.getPortNumbers()[0]);
                var link = new Link(client, upstream);
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
        private volatile boolean committing;

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
                    committing = last.contains("COMMIT");
                    if (committing && when == When.BEFORE_THE_SERVER_READ_IT) {
                        return;
                    }
                    upstream.getOutputStream().write(buffer, 0, n);
                    last = last.substring(Math.max(0, last.length() - 5));
                }
            } catch (IOException e) {
                // the other half has cut the connection
            }
        }

        void receive() {
            var buffer = new byte[65_536];
            try (client;
                    upstream) {
                InputStream in = upstream.getInputStream();
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    if (committing) {
                        return;
                    }
                    client.getOutputStream().write(buffer, 0, n);
                }
            } catch (IOException e) {
                // the other half has cut the connection
            }
        }
    }
}
