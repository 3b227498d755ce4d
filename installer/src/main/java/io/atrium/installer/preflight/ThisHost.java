package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Installation.Host;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of the site's hosts this machine is. */
final class ThisHost {

    private ThisHost() {}

    /**
     * The host that was named, or the one whose address is one of this machine's.
     *
     * @throws IllegalArgumentException when none has that name
     */
    static Optional<Host> of(Installation site, @Nullable String name) throws IOException {
        List<String> names = site.hosts().stream().map(Host::name).toList();
        if (name != null && !names.contains(name)) {
            throw new IllegalArgumentException(
                    "No host of the site is called “" + name + "”: there are " + String.join(", ", names) + ".");
        }
        for (Host host : site.hosts()) {
            if (name == null ? isHere(host.address()) : host.name().equals(name)) {
                return Optional.of(host);
            }
        }
        return Optional.empty();
    }

    private static boolean isHere(String address) {
        try {
            for (InetAddress one : InetAddress.getAllByName(address)) {
                if (NetworkInterface.getByInetAddress(one) != null) {
                    return true;
                }
            }
            return false;
        } catch (IOException noSuchName) {
            return false;
        }
    }
}
