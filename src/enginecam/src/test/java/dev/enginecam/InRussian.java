package dev.enginecam;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A way to the server by which its errors have the severity that they have with {@code lc_messages = 'ru_RU.UTF-8'}. The servers
 * of tests have no translations.
 */
final class InRussian implements AutoCloseable {
    private final ServerSocket door;
    private final URI server;

    InRussian(String url) throws IOException {
        server = URI.create(url.replaceFirst("^jdbc:", ""));
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return server.toString()
                        .replace(
                                server.getHost() + ":" + server.getPort(),
                                door.getInetAddress().getHostAddress() + ":" + door.getLocalPort())
                + (server.getQuery() == null ? "?" : "&") + "sslmode=disable&gssEncMode=disable";
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                var upstream = new Socket(server.getHost(), server.getPort());
                Thread.startVirtualThread(() -> send(client, upstream));
                Thread.startVirtualThread(() -> receive(client, upstream));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void send(Socket client, Socket upstream) {
        try (client;
                upstream) {
            client.getInputStream().transferTo(upstream.getOutputStream());
        } catch (IOException e) {
            // the other half has closed the connection
        }
    }

    private static void receive(Socket client, Socket upstream) {
        try (client;
                upstream) {
            var in = new DataInputStream(new BufferedInputStream(upstream.getInputStream()));
            var out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
            while (true) {
                if (in.available() == 0) {
                    out.flush();
                }
                int type = in.read();
                if (type < 0) {
                    out.flush();
                    return;
                }
                byte[] body = in.readNBytes(in.readInt() - 4);
                byte[] sent = type == 'E' ? translated(body) : body;
                out.writeByte(type);
                out.writeInt(sent.length + 4);
                out.write(sent);
            }
        } catch (IOException e) {
            // the other half has closed the connection
        }
    }

    private static byte[] translated(byte[] error) {
        return new String(error, StandardCharsets.UTF_8)
                .replaceFirst("(^|\0)SERROR\0", "$1SОШИБКА\0")
                .replaceFirst("(^|\0)SFATAL\0", "$1SВАЖНО\0")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
