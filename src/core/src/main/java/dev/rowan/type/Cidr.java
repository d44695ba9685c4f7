package dev.rowan.type;

import java.io.Serializable;
import java.net.InetAddress;

/**
 * {@code cidr}: a network. Immutable.
 *
 * @param address of IPv4 or IPv6, without a scope
 * @param prefix how many bits are the network's, 0 to 32 or 128; the others are zero
 */
public record Cidr(InetAddress address, int prefix) implements Serializable {
    /**
     * With a prefix.
     *
     * @throws IllegalArgumentException when the prefix is longer than the address, the address has bits beyond it, or a scope
     */
    public Cidr {
        Addresses.check(address, prefix);
        byte[] bytes = address.getAddress();
        for (int bit = prefix; bit < Addresses.bits(address); bit++) {
            if ((bytes[bit / 8] & 0x80 >> bit % 8) != 0) {
                throw new IllegalArgumentException(
                        "the network has bits beyond its prefix: take Inet for a host in it");
            }
        }
    }

    /**
     * Reads {@code 10.0.0.0/8}. No name is looked up.
     *
     * @throws IllegalArgumentException when the text is no network
     */
    public static Cidr parse(String text) {
        InetAddress address = Addresses.parse(text);
        return new Cidr(address, Addresses.prefix(text, address));
    }

    /** As PostgreSQL prints it: {@code 10.0.0.0/8}. */
    @Override
    public String toString() {
        return Addresses.text(address) + "/" + prefix;
    }
}
