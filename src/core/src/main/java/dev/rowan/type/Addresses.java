package dev.rowan.type;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The text of addresses, with or without a prefix. Never asks for a name. */
final class Addresses {
    private static final Pattern TEXT = Pattern.compile("([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/([0-9]{1,3}))?");
    private static final int WORDS = 8;

    private Addresses() {}

    static int bits(InetAddress address) {
        return address instanceof Inet4Address ? 32 : 128;
    }

    static void check(InetAddress address, int prefix) {
        if (address instanceof Inet6Address six && (six.getScopeId() != 0 || six.getScopedInterface() != null)) {
            throw new IllegalArgumentException("the address has a scope, which PostgreSQL does not keep");
        }
        if (prefix < 0 || prefix > bits(address)) {
            throw new IllegalArgumentException("the prefix is outside of 0 to " + bits(address));
        }
    }

    /** Of all bits where the text has none. */
    static int prefix(String text, InetAddress address) {
        int slash = text.indexOf('/');
        return slash < 0 ? bits(address) : Integer.parseInt(text.substring(slash + 1));
    }

    static InetAddress parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw malformed();
        }
        String host = matcher.group(1);
        try {
            if (host.indexOf(':') < 0) {
                return InetAddress.getByAddress(bytesOfFour(host));
            }
            InetAddress address = InetAddress.getByName("[" + host + "]"); // brackets: a literal, not looked up
            return address instanceof Inet4Address ? mapped(address.getAddress()) : address;
        } catch (UnknownHostException e) {
            throw malformed();
        }
    }

    private static byte[] bytesOfFour(String host) {
        String[] parts = host.split("\\.", -1);
        byte[] bytes = new byte[4];
        if (parts.length != bytes.length) {
            throw malformed();
        }
        for (int i = 0; i < bytes.length; i++) {
            int part = parts[i].isEmpty() || parts[i].length() > 3 ? 256 : Integer.parseInt(parts[i]);
            if (part > 255) {
                throw malformed();
            }
            bytes[i] = (byte) part;
        }
        return bytes;
    }

    /** {@code ::ffff:1.2.3.4}, which Java takes for the IPv4 address unless it is made like this. */
    private static InetAddress mapped(byte[] four) throws UnknownHostException {
        byte[] bytes = new byte[16];
        Arrays.fill(bytes, 10, 12, (byte) 0xff);
        System.arraycopy(four, 0, bytes, 12, four.length);
        return Inet6Address.getByAddress(null, bytes, -1);
    }

    /** As PostgreSQL prints it, which Java does not: the longest run of zeros is left out. */
    static String text(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return four(bytes, 0);
        }
        int[] words = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        int start = WORDS;
        int length = 1; // one zero alone is written
        for (int i = 0; i < WORDS; i++) {
            int zeros = zeros(words, i);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        boolean holdsFour = start == 0 && (length == 6 || (length == 5 && words[5] == 0xffff));
        var text = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
            } else if (holdsFour && i == 6) {
                return separated(text).append(four(bytes, 12)).toString();
            } else {
                separated(text).append(Integer.toHexString(words[i]));
            }
        }
        return text.toString();
    }

    private static int zeros(int[] words, int from) {
        int end = from;
        while (end < WORDS && words[end] == 0) {
            end++;
        }
        return end - from;
    }

    private static StringBuilder separated(StringBuilder text) {
        return text.isEmpty() || text.charAt(text.length() - 1) == ':' ? text : text.append(':');
    }

    private static String four(byte[] bytes, int from) {
        return (bytes[from] & 0xff) + "." + (bytes[from + 1] & 0xff) + "." + (bytes[from + 2] & 0xff) + "."
                + (bytes[from + 3] & 0xff);
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("the text is no address of IPv4 or IPv6");
    }
}
