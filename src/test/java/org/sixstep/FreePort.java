package org.sixstep;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports that a test must know before anything listens on them. They lie below those that the system gives to whoever asks for any, and each of
 * the test JVMs that run side by side has a thousand of its own; so nobody else takes one between the choice and the use.
 */
public final class FreePort {

    private static final int PORTS = 1000;
    private static final int FIRST = 20_000 + PORTS * Integer.getInteger("sixstep.test.fork", 0);
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

    private FreePort() {
    }

    /** One that nothing listens on, on any address of this machine. */
    public static int choose() {
        for (int tried = 0; tried < PORTS; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), PORTS);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port is free from " + FIRST + " on");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
