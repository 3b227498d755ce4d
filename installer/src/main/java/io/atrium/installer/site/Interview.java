package io.atrium.installer.site;

import io.atrium.installer.site.Installation.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks for what a site file needs at least, and asks again until an answer can be used. An empty answer takes what is offered. */
final class Interview {

    private static final String ADDRESS = "[A-Za-z0-9.:-]+";
    private static final String FOLDER = "/\\S+";
    private static final String REGISTRY = "[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._/-]+)?";
    private static final int MANY = 3;
    private static final int HIGHEST_PORT = 65_535;

    private final Lines in;
    private final PrintWriter out;

    /** Where answers come from. */
    interface Lines {
        /** The next one; null when there are no more. */
        @Nullable
        String next() throws IOException;
    }

    Interview(Lines in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /** The file's text. */
    String run() throws IOException {
        out.println("Where is Atrium to run?");
        out.println("  host        on this machine alone, for a trial");
        out.println("  hosts       on servers with Debian 12, from here over ssh");
        out.println("  kubernetes  on a cluster");
        return switch (Target.valueOf(
                ask("Target", "host", "host|hosts|kubernetes").toUpperCase(Locale.ROOT))) {
            case HOST -> trial();
            case HOSTS -> servers();
            case KUBERNETES -> cluster();
        };
    }

    private String trial() throws IOException {
        String port = ask("Port that people open on this machine", "8080", "\\d{1,5}", Interview::isPort);
        boolean root = "root".equals(System.getProperty("user.name"));
        String own = System.getProperty("user.home") + "/atrium";
        String program = ask("Folder for programs, about 4 GB", root ? "/opt/atrium" : own + "/programs", FOLDER);
        String data = ask("Folder for data, secrets and logs", root ? "/var/lib/atrium" : own + "/data", FOLDER);
        return SiteExample.trial()
                .replace("publicUrl: http://localhost:8080 ", "publicUrl: http://localhost:" + port + " ")
                .replace("  program: /opt/atrium\n", "  program: " + program + "\n")
                .replace("  data: /var/lib/atrium\n", "  data: " + data + "\n");
    }

    private String servers() throws IOException {
        String name = name();
        String url = url();
        Profile profile = profile();
        List<String> addresses = List.of(ask(
                        "Addresses of the hosts, with commas between them: 1 or 3",
                        "10.0.0.11",
                        ADDRESS + "(\\s*,\\s*" + ADDRESS + ")*",
                        text -> List.of(1, MANY).contains(text.split(",", -1).length))
                .split("\\s*,\\s*", -1));
        return certificate(named(SiteExample.of(profile, hosts(addresses)), name, url));
    }

    private String cluster() throws IOException {
        String name = name();
        String url = url();
        Profile profile = profile();
        String registry = ask("Registry that the cluster takes images from", "registry.example.org/atrium", REGISTRY);
        String namespace = ask("Namespace", "atrium", "[a-z0-9][a-z0-9-]{0,62}");
        String text = named(SiteExample.of(profile, "  - none\n"), name, url)
                        .replaceFirst("\ntarget: hosts[^\n]*\n", "\ntarget: kubernetes\n")
                        .replaceFirst("(?s)\nhosts:\n.*?\n\n", "\n")
                        .replaceFirst("(?s)\n# kubernetes:\n.*$", "\n")
                + "kubernetes:\n  registry: " + registry + "\n  namespace: " + namespace + "\n";
        return certificate(text);
    }

    private String name() throws IOException {
        return ask("Name of the installation", "atrium", "[a-z][a-z0-9-]{0,62}");
    }

    private String url() throws IOException {
        return ask("Address that people open", "https://work.example.org", "https://[A-Za-z0-9.-]+(:\\d{1,5})?");
    }

    private Profile profile() throws IOException {
        return Profile.valueOf(
                ask(profiles(), "S", "[SMLXsmlx]{1,2}", Interview::isProfile).toUpperCase(Locale.ROOT));
    }

    private static String named(String text, String name, String url) {
        return text.replace("\nname: atrium\n", "\nname: " + name + "\n")
                .replace("\npublicUrl: https://work.example.org\n", "\npublicUrl: " + url + "\n");
    }

    private String certificate(String text) throws IOException {
        String mode = ask(
                "Certificate: bundled (made by the installation) or customer (you have one)",
                "bundled",
                "bundled|customer");
        if (mode.equals("bundled")) {
            return text.replaceFirst("(?s)\ntls:\n.*?\n\n", "\ntls:\n  mode: bundled\n\n");
        }
        String certificate =
                ask("File with the certificate and those above it, PEM", "/etc/atrium/tls/server.crt", FOLDER);
        String key = ask("File with its private key, PEM", "/etc/atrium/tls/server.key", FOLDER);
        return text.replace("certificateFile: /etc/atrium/tls/server.crt", "certificateFile: " + certificate)
                .replace("keyFile: /etc/atrium/tls/server.key", "keyFile: " + key);
    }

    private static String profiles() {
        List<String> all = new ArrayList<>();
        for (Profile profile : Profile.values()) {
            all.add(String.format(
                    Locale.ROOT, "%s up to %,d members", profile, profile.load().members()));
        }
        return "Size: " + String.join(", ", all);
    }

    private static boolean isProfile(String text) {
        return List.of(Profile.values()).stream()
                .anyMatch(profile -> profile.name().equalsIgnoreCase(text));
    }

    private static boolean isPort(String text) {
        int port = Integer.parseInt(text);
        return port > 0 && port <= HIGHEST_PORT;
    }

    /** One host has every role; of three each has a broker, the second the stores and the third Flink. */
    private static String hosts(List<String> addresses) {
        List<String> roles = addresses.size() == 1
                ? List.of("server, keycloak, postgresql, kafka, clickhouse, flink")
                : List.of("server, keycloak, kafka", "postgresql, clickhouse, kafka", "server, flink, kafka");
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < addresses.size(); index++) {
            text.append("  - name: atrium-%d%n    address: %s%n    roles: [%s]%n"
                    .formatted(index + 1, addresses.get(index), roles.get(index)));
        }
        return text.toString();
    }

    private String ask(String question, String offered, String form) throws IOException {
        return ask(question, offered, form, text -> true);
    }

    private String ask(String question, String offered, String form, Predicate<String> good) throws IOException {
        while (true) {
            out.print(question + " [" + offered + "]: ");
            out.flush();
            String line = in.next();
            if (line == null) {
                throw new IOException("The answers ended before the questions did; nothing was written.");
            }
            String answer = line.strip().isEmpty() ? offered : line.strip();
            if (answer.matches(form) && good.test(answer)) {
                return answer;
            }
            out.println("  That cannot be used: “" + answer + "”.");
        }
    }
}
