package io.atrium.installer.preflight;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One question to a time server (RFC 4330). */
final class Sntp {

    private static final int SIZE = 48;
    private static final int PORT = 123;
    private static final byte CLIENT_OF_VERSION_4 = 0x23;
    private static final int SERVER = 4;
    private static final int TRANSMITTED = 40;
    private static final int RECEIVED = 32;
    private static final int ORIGIN = 24;
    private static final long SECONDS_FROM_1900 = 2_208_988_800L;

    private Sntp() {}

    /**
     * How far the server's clock is ahead of ours.
     *
     * @param server host, or host:port
     */
    static Duration offset(String server, Duration patience, Clock clock) throws IOException {
        int colon = server.lastIndexOf(':');
        InetAddress address = InetAddress.getByName(colon < 0 ? server : server.substring(0, colon));
        int port = colon < 0 ? PORT : Integer.parseInt(server.substring(colon + 1));
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(address, port);
            ByteBuffer question = ByteBuffer.allocate(SIZE);
            question.put(0, CLIENT_OF_VERSION_4);
            Instant sent = clock.instant();
            write(question, TRANSMITTED, sent);
            socket.send(new DatagramPacket(question.array(), SIZE));
            ByteBuffer answer = ByteBuffer.allocate(SIZE);
            DatagramPacket packet = new DatagramPacket(answer.array(), SIZE);
            socket.receive(packet);
            Instant back = clock.instant();
            check(question, answer, packet.getLength());
            Duration there = Duration.between(sent, read(answer, RECEIVED));
            Duration here = Duration.between(back, read(answer, TRANSMITTED));
            return there.plus(here).dividedBy(2);
        }
    }

    private static void check(ByteBuffer question, ByteBuffer answer, int length) throws IOException {
        boolean ours = answer.getLong(ORIGIN) == question.getLong(TRANSMITTED);
        if (length < SIZE || (answer.get(0) & 7) != SERVER || !ours) {
            throw new IOException("the answer is not one of a time server");
        }
        if (answer.get(1) == 0 || (answer.get(0) & 0xc0) == 0xc0) {
            throw new IOException("the server has no time itself");
        }
    }

    static void write(ByteBuffer packet, int at, Instant instant) {
        packet.putInt(at, (int) (instant.getEpochSecond() + SECONDS_FROM_1900));
        packet.putInt(at + 4, (int) ((instant.getNano() * (1L << 32)) / 1_000_000_000L));
    }

    static Instant read(ByteBuffer packet, int at) {
        long seconds = Integer.toUnsignedLong(packet.getInt(at)) - SECONDS_FROM_1900;
        long nanos = (Integer.toUnsignedLong(packet.getInt(at + 4)) * 1_000_000_000L) >>> 32;
        // The count began anew in 2036.
        return Instant.ofEpochSecond(seconds < 0 ? seconds + (1L << 32) : seconds, nanos);
    }
}
