package io.atrium.installer.preflight;

import io.atrium.installer.process.Listener;
import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Role;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Whether the ports of the host's roles can be bound. */
final class PortsFree implements Check {

    private static final int HTTP = 80;

    @Override
    public Item item() {
        return Item.PORTS;
    }

    @Override
    public List<Finding> look(Subject subject) {
        if (subject.site().target() == Installation.Target.HOST) {
            // The other components of a trial find a port when theirs is taken.
            int port = subject.site().publicUrl().getPort();
            return List.of(finding(Role.SERVER.id(), port < 0 ? HTTP : port));
        }
        List<Finding> findings = new ArrayList<>();
        for (Role role : subject.roles()) {
            role.ports().forEach(port -> findings.add(finding(role.id(), port)));
        }
        return findings;
    }

    static Finding finding(String role, int port) {
        String subject = port + " (" + role + ")";
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return Item.PORTS.pass(subject, "free");
        } catch (IOException taken) {
            return Item.PORTS.fail(
                    subject,
                    Listener.on(port)
                            .map(holder -> "taken by process " + holder.pid() + " (" + holder.name() + ")")
                            .orElse("cannot be bound: " + taken.getMessage()));
        }
    }
}
