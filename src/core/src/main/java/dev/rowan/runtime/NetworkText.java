package dev.rowan.runtime;

import dev.rowan.runtime.TextType.Unreadable;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jooq.postgres.extensions.types.AbstractInet;
import org.jooq.postgres.extensions.types.Cidr;
import org.jooq.postgres.extensions.types.Inet;
import org.jspecify.annotations.Nullable;

/** {@code inet} and {@code cidr}: {@code 10.0.0.1/8}, {@code ::1}. Never asks for a name. */
final class NetworkText {
    private NetworkText() {}

    /** Of a single host it is without a prefix. */
    static Inet inet(String text) {
        InetAddress address = address(text);
        int prefix = prefix(text, address);
        return Inet.inet(address, prefix == bits(address) ? null : prefix);
    }

    static Cidr cidr(String text) {
        InetAddress address = address(text);
        return Cidr.cidr(address, prefix(text, address));
    }

    static String text(AbstractInet network) {
        Integer prefix = network.prefix();
        try {
            String address = InetAddress.getByAddress(network.address().getAddress()) // without a scope
                    .getHostAddress();
            return prefix == null ? address : address + "/" + prefix;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the address has a wrong length", e);
        }
    }

    static Inet check(Inet inet) {
        Integer prefix = checkedPrefix(inet);
        return Inet.inet(inet.address(), prefix != null && prefix == bits(inet.address()) ? null : prefix);
    }

    static Cidr check(Cidr cidr) {
        Integer given = checkedPrefix(cidr);
        int bits = bits(cidr.address());
        int prefix = given == null ? bits : given;
        byte[] address = cidr.address().getAddress();
        for (int bit = prefix; bit < bits; bit++) {
            if ((address[bit / 8] & 0x80 >> bit % 8) != 0) {
                throw new IllegalArgumentException(
                        "the network has bits beyond its prefix: take inet for a host in it");
            }
        }
        return Cidr.cidr(cidr.address(), prefix);
    }

    private static @Nullable Integer checkedPrefix(AbstractInet network) {
        if (network.address() instanceof Inet6Address address
                && (address.getScopeId() != 0 || address.getScopedInterface() != null)) {
            throw new IllegalArgumentException("the address has a scope, which PostgreSQL does not keep");
        }
        Integer prefix = network.prefix();
        if (prefix != null && (prefix < 0 || prefix > bits(network.address()))) {
            throw new IllegalArgumentException("the prefix is outside of 0 to " + bits(network.address()));
        }
        return prefix;
    }

    private static int prefix(String text, InetAddress address) {
        int slash = text.indexOf('/');
        return slash < 0 ? bits(address) : Integer.parseInt(text.substring(slash + 1));
    }

    private static int bits(InetAddress address) {
        return address instanceof Inet4Address ? 32 : 128;
    }

    private static InetAddress address(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        try {
            if (host.indexOf(':') < 0) {
                String[] parts = host.split("\\.", 4);
                byte[] bytes = new byte[4];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) Integer.parseInt(parts[i]);
                }
                return InetAddress.getByAddress(bytes);
            }
            InetAddress address =
                    InetAddress.getByName("[" + host + "]"); // brackets: a literal, which is not looked up
            if (address instanceof Inet4Address) {
                throw new Unreadable("has an IPv4 address mapped to IPv6, which Java takes for the IPv4 address");
            }
            return address;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address", e);
        }
    }
}
