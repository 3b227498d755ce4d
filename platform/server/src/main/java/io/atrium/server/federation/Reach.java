package io.atrium.server.federation;

import io.atrium.server.config.ServerConfig;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Which hosts the administrator of a tenant may make Keycloak connect to: those that the operator has listed, and of these
 * only addresses that are not this machine's own, link-local or multicast. The list is by name; what a listed name points to
 * is looked up here once and by Keycloak again, so only names that the operator trusts belong on it.
 */
final class Reach {
    private final ServerConfig.Federation config;
    private final Names names;

    Reach(ServerConfig.Federation config) {
        this(config, InetAddress::getAllByName);
    }

    Reach(ServerConfig.Federation config, Names names) {
        this.config = config;
        this.names = names;
    }

    /** Resolves names. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /**
     * Why an address may not be reached, empty when it may.
     *
     * @param usualPort of the scheme
     */
    Optional<String> objection(URI address, int usualPort) {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null) {
            return Optional.of("Give a host, and no user name in the address.");
        }
        if ("http".equals(address.getScheme()) && !Boolean.TRUE.equals(config.loopback())) {
            return Optional.of("Give an address that begins with https: secrets are sent there.");
        }
        int port = address.getPort() < 0 ? usualPort : address.getPort();
        if (config.hosts().stream().noneMatch(listed -> covers(listed.toLowerCase(Locale.ROOT), host, port))) {
            return Optional.of(
                    "'" + host + ":" + port + "' is not among the hosts that the operator of this installation"
                            + " allows (federation.hosts in server.yaml). Ask the operator to add it.");
        }
        return reachable(host);
    }

    private static boolean covers(String listed, String host, int port) {
        String wanted = host.toLowerCase(Locale.ROOT);
        if (listed.startsWith("*.")) {
            return covers(listed.substring(1), wanted, port, true);
        }
        return covers(listed, wanted, port, false);
    }

    private static boolean covers(String listed, String host, int port, boolean below) {
        int colon = listed.endsWith("]") ? -1 : listed.lastIndexOf(':');
        String name = colon < 0 ? listed : listed.substring(0, colon);
        boolean samePort = colon < 0 || listed.substring(colon + 1).equals(Integer.toString(port));
        return samePort && (below ? host.endsWith(name) : host.equals(name));
    }

    private Optional<String> reachable(String host) {
        try {
            for (InetAddress address : names.of(host)) {
                boolean ownMachine = address.isLoopbackAddress() && !Boolean.TRUE.equals(config.loopback());
                if (ownMachine
                        || address.isAnyLocalAddress()
                        || address.isLinkLocalAddress()
                        || address.isMulticastAddress()) {
                    return Optional.of(
                            "'" + host + "' leads to an address of this machine or of its nearest network, which is"
                                    + " never reached.");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of(
                    "'" + host + "' is not known here. Check the spelling, and the name server of this installation.");
        }
    }
}
