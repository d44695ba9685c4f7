package dev.rowan.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One connection on its way to the server.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-message-formats.html">message formats</a>
 */
final class WireLink {
    private final Socket client;
    private final Socket server;
    private final Consumer<Wire.Trip> trips;

    private final Map<String, Parsed> parsed = new HashMap<>();
    private final List<String> statements = new ArrayList<>();
    private int untyped;
    private long parameterBytes;

    private record Parsed(String sql, int untyped) {}

    WireLink(Socket client, Socket server, Consumer<Wire.Trip> trips) {
        this.client = client;
        this.server = server;
        this.trips = trips;
    }

    void start() {
        Thread.startVirtualThread(this::toServer);
        Thread.startVirtualThread(this::toClient);
    }

    private void toServer() {
        try (client;
                server) {
            var in = new DataInputStream(new BufferedInputStream(client.getInputStream(), 65_536));
            var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream(), 65_536));
            pass(in, out); // the first message has no type
            while (true) {
                if (in.available() == 0) {
                    out.flush();
                }
                int type = in.readUnsignedByte();
                out.writeByte(type);
                note(type, ByteBuffer.wrap(pass(in, out)));
            }
        } catch (IOException e) {
            // one of them has closed the connection
        }
    }

    private static byte[] pass(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        byte[] body = in.readNBytes(length - 4);
        out.writeInt(length);
        out.write(body);
        return body;
    }

    private void toClient() {
        try (client;
                server) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // one of them has closed the connection
        }
    }

    private void note(int type, ByteBuffer message) {
        switch (type) {
            case 'P' -> {
                String name = text(message);
                String sql = text(message);
                int without = 0;
                for (int i = message.getShort() & 0xffff; i > 0; i--) {
                    without += message.getInt() == 0 ? 1 : 0;
                }
                parsed.put(name, new Parsed(sql.strip(), without));
            }
            case 'B' -> {
                text(message); // the portal
                Parsed statement = Objects.requireNonNull(parsed.get(text(message)));
                statements.add(statement.sql());
                untyped += statement.untyped();
                int formats = message.getShort() & 0xffff;
                message.position(message.position() + 2 * formats);
                for (int i = message.getShort() & 0xffff; i > 0; i--) {
                    int length = Math.max(0, message.getInt());
                    parameterBytes += length;
                    message.position(message.position() + length);
                }
            }
            case 'Q' -> {
                String sql = text(message);
                statements.add(sql);
                if (!sql.equals("BEGIN")) { // which rides along with what comes next
                    ended();
                }
            }
            case 'S' -> ended();
            default -> {} // Describe, Execute, Close, Password ...
        }
    }

    private void ended() {
        trips.accept(new Wire.Trip(statements, untyped, parameterBytes));
        statements.clear();
        untyped = 0;
        parameterBytes = 0;
    }

    private static String text(ByteBuffer message) {
        int from = message.position();
        while (message.get() != 0) {}
        return StandardCharsets.UTF_8
                .decode(message.slice(from, message.position() - 1 - from))
                .toString();
    }
}
