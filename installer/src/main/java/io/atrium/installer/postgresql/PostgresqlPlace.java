package io.atrium.installer.postgresql;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Site;
import io.atrium.installer.home.Home;
import io.atrium.installer.process.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.UUID;

/**
 * Where PostgreSQL's programs and data are, and which account runs them. PostgreSQL refuses to run as root; root then runs
 * it as {@code nobody}, which must be able to walk to both. Where it cannot, they live below {@code /var/tmp}, and a note
 * in the home directory says so.
 */
record PostgresqlPlace(Path programs, Path cluster, boolean asRoot) {

    private static final String ACCOUNT = "nobody";
    private static final String GROUP = "nogroup";
    static final Path OUTSIDE = Path.of("/var/tmp");

    static PostgresqlPlace of(Site site) throws IOException {
        Path component = site.programs().component("postgresql");
        // A release brings them unpacked, a checkout as they were published.
        Path unpacked = isUnpacked(component) ? component : component.resolve("dist");
        Path data = site.data(Component.POSTGRESQL);
        Files.createDirectories(data);
        boolean asRoot = "root".equals(System.getProperty("user.name"));
        if (!asRoot) {
            return new PostgresqlPlace(unpacked, data.resolve("cluster"), false);
        }
        Path programs = walkable(component)
                ? unpacked
                : OUTSIDE.resolve(
                        "atrium-postgresql-" + name(component.toString() + Files.getLastModifiedTime(component)));
        Path cluster = walkable(data) ? data : outside(site.home(), data);
        return new PostgresqlPlace(programs, cluster.resolve("cluster"), true);
    }

    /** Whether a folder holds the programs themselves. */
    static boolean isUnpacked(Path folder) {
        return Files.exists(folder.resolve("bin/postgres"));
    }

    private static Path outside(Home home, Path data) throws IOException {
        Path place = OUTSIDE.resolve("atrium-" + name(home.root().toString()));
        mine(place);
        Leftovers.mark(place, home.root());
        Home.write(
                data.resolve("MOVED.txt"),
                "PostgreSQL runs as the account " + ACCOUNT + ", because it refuses root, and that account cannot read "
                        + data + ".\nIts data is in " + place + "\n");
        return place;
    }

    /** A folder of our own that everybody may walk through; refuses one that somebody else put there. */
    static void mine(Path place) throws IOException {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(place);
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        String owner = Files.getOwner(place, LinkOption.NOFOLLOW_LINKS).getName();
        if (!owner.equals(System.getProperty("user.name")) || Files.isSymbolicLink(place)) {
            throw new IOException(place + " belongs to " + owner + ", not to us: remove it, or choose another home");
        }
    }

    /** Whether any account can walk to a folder. */
    static boolean walkable(Path folder) throws IOException {
        for (Path path = folder.toRealPath(); path != null; path = path.getParent()) {
            if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static String name(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }

    /** The command as the account that may run it. */
    Command adapt(Command command) {
        return asRoot ? command.as(ACCOUNT, GROUP) : command;
    }

    /** Gives a folder to the account that runs PostgreSQL. */
    void handOver(Path folder) throws IOException {
        if (!asRoot) {
            return;
        }
        UserPrincipal account =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(ACCOUNT);
        Files.setOwner(folder, account);
    }

    Path program(String name) {
        return programs.resolve("bin").resolve(name);
    }
}
