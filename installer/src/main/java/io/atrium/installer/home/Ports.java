package io.atrium.installer.home;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Ports on loopback: found once, then remembered in a file, so that addresses stay the same over restarts. */
public final class Ports {

    /** Below Linux's range for outgoing connections, so that none of those takes a port while its owner restarts. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 31_999;
    private static final int ATTEMPTS = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final RandomGenerator random;
    private final Map<String, Integer> known = new TreeMap<>();

    public Ports(Path file, RandomGenerator random) {
        this.file = file;
        this.random = random;
        if (Files.exists(file)) {
            try {
                known.putAll(JSON.readValue(file.toFile(), new TypeReference<Map<String, Integer>>() {}));
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read; delete it to find ports anew", e);
            }
        }
    }

    /**
     * The port of that name: the remembered one, else the preferred one when it is free, else a free one.
     *
     * @param name like {@code clickhouse/native}
     * @param preferred 0 for any
     */
    public synchronized int obtain(String name, int preferred) {
        Integer remembered = known.get(name);
        if (remembered != null) {
            return remembered;
        }
        int port = preferred > 0 && !known.containsValue(preferred) && isFree(preferred) ? preferred : anyFree();
        known.put(name, port);
        save();
        return port;
    }

    /** Remembers a port that somebody has chosen; whatever had it finds another one. */
    public synchronized void choose(String name, int port) {
        known.values().removeIf(taken -> taken == port);
        known.put(name, port);
        save();
    }

    /** Forgets ports that others took, so that the next {@link #obtain} finds new ones. */
    public synchronized void forget(Set<String> names) {
        if (known.keySet().removeAll(names)) {
            save();
        }
    }

    /** Every remembered port by name. */
    public synchronized Map<String, Integer> all() {
        return Map.copyOf(known);
    }

    /** Whether nobody listens on a port of loopback now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private int anyFree() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = random.nextInt(LOWEST, HIGHEST + 1);
            if (!known.containsValue(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + LOWEST + " and " + HIGHEST);
    }

    private void save() {
        try {
            Home.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(known) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
