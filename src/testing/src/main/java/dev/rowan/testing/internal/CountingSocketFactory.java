package dev.rowan.testing.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the driver's sockets. The driver makes the factory itself, out of a class name and a text, so what a connection
 * counts with waits in a static map, for as long as the connection takes to be made. Safe for use by several threads.
 */
public final class CountingSocketFactory extends SocketFactory {
    private static final Map<String, TurnAround> WAITING = new ConcurrentHashMap<>();

    private final @Nullable TurnAround turnAround;

    /**
     * Called by the driver.
     *
     * @param ticket what {@link #enrol} gave; an old one - the driver cancels queries by a socket of its own - is a plain
     *     socket
     */
    public CountingSocketFactory(String ticket) {
        turnAround = WAITING.get(ticket);
    }

    /** Has the next connection with the ticket that is returned count with this. */
    public static String enrol(TurnAround turnAround) {
        String ticket = UUID.randomUUID().toString();
        WAITING.put(ticket, turnAround);
        return ticket;
    }

    /** Ends what {@link #enrol} began. */
    public static void release(String ticket) {
        WAITING.remove(ticket);
    }

    @Override
    public Socket createSocket() {
        return turnAround == null ? new Socket() : new CountingSocket(turnAround);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("the driver connects its sockets itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }
}
