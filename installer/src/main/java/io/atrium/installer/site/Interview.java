package io.atrium.installer.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Asks for what a site file needs at least, and asks again until an answer can be used. An empty answer takes what is offered. */
final class Interview {

    private static final String ADDRESS = "[A-Za-z0-9.:-]+";
    private static final int MANY = 3;

    private final BufferedReader in;
    private final PrintWriter out;

    Interview(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /** The file's text. */
    String run() throws IOException {
        String name = ask("Name of the installation", "atrium", "[a-z][a-z0-9-]{0,62}");
        String url = ask("Address that people open", "https://work.example.org", "https?://[A-Za-z0-9.-]+(:\\d{1,5})?");
        Profile profile = Profile.valueOf(
                ask(profiles(), "S", "[SMLXsmlx]{1,2}", Interview::isProfile).toUpperCase(Locale.ROOT));
        List<String> addresses = List.of(ask(
                        "Addresses of the hosts, with commas between them: 1 or 3",
                        "10.0.0.11",
                        ADDRESS + "(\\s*,\\s*" + ADDRESS + ")*",
                        text -> List.of(1, MANY).contains(text.split(",", -1).length))
                .split("\\s*,\\s*", -1));
        boolean own = ask(
                        "Certificate: bundled (made by the installation) or customer (you have one)",
                        "bundled",
                        "bundled|customer")
                .equals("customer");
        String text = SiteExample.of(profile, hosts(addresses))
                .replace("\nname: atrium\n", "\nname: " + name + "\n")
                .replace("\npublicUrl: https://work.example.org\n", "\npublicUrl: " + url + "\n");
        return own ? text : text.replaceAll("(?s)\ntls:\n.*?\n\n", "\ntls:\n  mode: bundled\n\n");
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
            String line = in.readLine();
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
