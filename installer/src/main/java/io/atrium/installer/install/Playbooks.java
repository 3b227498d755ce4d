package io.atrium.installer.install;

import io.atrium.installer.process.Command;
import io.atrium.installer.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs playbooks of a collection; what they say is in a log each.
 *
 * @param collection the unpacked collection of a release
 * @param inventory the hosts
 */
record Playbooks(Path collection, Path inventory, Path logs, Processes processes) {

    private static final Duration LIMIT = Duration.ofHours(4);

    /**
     * Runs one to its end.
     *
     * @param more further arguments
     * @return what was changed, host by host
     */
    String play(String playbook, String... more) throws IOException, InterruptedException {
        Path file = collection.resolve("playbooks").resolve(playbook);
        if (!Files.exists(file)) {
            throw new IOException("The bundle has no playbook " + file + ": it cannot install hosts.");
        }
        Path log = logs.resolve(playbook + ".log");
        Files.createDirectories(logs);
        List<String> arguments =
                new ArrayList<>(List.of("ansible-playbook", "-i", inventory.toString(), file.toString()));
        arguments.addAll(List.of(more));
        Said said = Said.in(log);
        int code;
        try {
            code = processes.run(new Command(arguments, environment(), collection, log), "", LIMIT);
        } catch (IOException e) {
            throw new IOException(
                    "ansible-playbook cannot be run (" + e.getMessage()
                            + "). The bundle brings Ansible: see docs/install.md, Hosts.",
                    e);
        }
        if (code != 0) {
            throw new IOException(playbook + " ended with exit code " + code + ". " + said.text());
        }
        return String.join(
                "; ",
                said.lines().stream()
                        .filter(line -> line.contains("changed="))
                        .map(line -> line.replaceAll(" +", " ").strip())
                        .toList());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("ANSIBLE_CONFIG", collection.resolve("ansible.cfg").toString());
        environment.put("ANSIBLE_NOCOLOR", "1");
        String agent = System.getenv("SSH_AUTH_SOCK");
        if (agent != null) {
            environment.put("SSH_AUTH_SOCK", agent);
        }
        return environment;
    }
}
