package org.sixstep.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The network of an address, by which requests are counted. */
public final class ClientNetwork {

    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]{1,45}");
    private static final int LONGEST = 64;
    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {
    }

    /** A household or host has a whole /64 of IPv6 addresses: those count as one network. No name is resolved. */
    public static String of(String address) {
        if (!IPV6.matcher(address).matches()) {
            return address.substring(0, Math.min(address.length(), LONGEST));
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            // an IPv4 address in IPv6 writing comes back as IPv4
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
