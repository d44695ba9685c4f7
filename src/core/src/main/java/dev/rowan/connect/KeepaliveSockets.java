package dev.rowan.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * The sockets of a URL with {@code keepalives_idle}, {@code keepalives_interval} or {@code keepalives_count}: when the system asks
 * a silent server whether it is there. Made by the driver, from its property {@code socketFactory}. Thread-safe.
 */
public final class KeepaliveSockets extends SocketFactory {
    private static final Map<String, SocketOption<Integer>> OPTIONS = Map.of(
            "keepalives_idle", ExtendedSocketOptions.TCP_KEEPIDLE,
            "keepalives_interval", ExtendedSocketOptions.TCP_KEEPINTERVAL,
            "keepalives_count", ExtendedSocketOptions.TCP_KEEPCOUNT);

    private final Map<SocketOption<Integer>, Integer> options;

    /** For the driver: {@code argument} is its property {@code socketFactoryArg}. */
    public KeepaliveSockets(String argument) {
        options = Arrays.stream(argument.split(",", -1))
                .map(option -> option.split("=", -1))
                .collect(Collectors.toUnmodifiableMap(
                        option -> java.util.Objects.requireNonNull(OPTIONS.get(option[0])),
                        option -> Integer.valueOf(option[1])));
    }

    /** {@code options} by libpq's names, seconds and a count, as an argument for the constructor. */
    static String argument(Map<String, String> options) {
        return options.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(","));
    }

    @Override
    public Socket createSocket() throws IOException {
        var socket = new Socket();
        for (var option : options.entrySet()) {
            if (socket.supportedOptions().contains(option.getKey())) { // not on every system
                socket.setOption(option.getKey(), option.getValue());
            }
        }
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(InetAddress.getByName(host), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return connected(address, port);
    }

    private Socket connected(InetAddress address, int port) throws IOException {
        var socket = createSocket();
        socket.connect(new java.net.InetSocketAddress(address, port));
        return socket;
    }
}
