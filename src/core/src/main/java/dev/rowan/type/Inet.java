package dev.rowan.type;

import java.io.Serializable;
import java.net.InetAddress;

/**
 * {@code inet}: a host, and the number of bits that are its network's. Immutable.
 *
 * @param address of IPv4 or IPv6, without a scope
 * @param prefix 0 to 32 or 128; all bits where it is a host alone
 */
public record Inet(InetAddress address, int prefix) implements Serializable {
    /**
     * With a prefix.
     *
     * @throws IllegalArgumentException when the prefix is longer than the address, or the address has a scope
     */
    public Inet {
        Addresses.check(address, prefix);
    }

    /** A host alone. */
    public static Inet of(InetAddress address) {
        return new Inet(address, Addresses.bits(address));
    }

    /**
     * Reads {@code 10.0.0.1/8} or {@code ::1}. No name is looked up.
     *
     * @throws IllegalArgumentException when the text is no address
     */
    public static Inet parse(String text) {
        InetAddress address = Addresses.parse(text);
        return new Inet(address, Addresses.prefix(text, address));
    }

    /** As PostgreSQL prints it: {@code 10.0.0.1/8}, without the prefix where it is a host alone. */
    @Override
    public String toString() {
        String text = Addresses.text(address);
        return prefix == Addresses.bits(address) ? text : text + "/" + prefix;
    }
}
