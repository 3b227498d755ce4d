package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation.Host;
import io.atrium.installer.site.Role;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The ways from this host to those that its roles connect to. */
final class Reachable implements Check {

    private static final int AT_ONCE = 16;

    @Override
    public Item item() {
        return Item.REACHABLE;
    }

    @Override
    public List<Finding> look(Subject subject) throws InterruptedException {
        Set<Role> wanted = new TreeSet<>();
        subject.roles().forEach(role -> wanted.addAll(role.talksTo()));
        List<Callable<Finding>> ways = wanted.stream()
                .flatMap(role -> subject.site().with(role).stream()
                        .filter(host -> !host.equals(subject.host()))
                        .flatMap(host -> role.ports().stream().map(port -> way(host, role, port, subject))))
                .toList();
        ExecutorService connecting = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Finding>> answers = connecting.invokeAll(ways);
            return answers.stream().map(Reachable::result).toList();
        } finally {
            connecting.shutdownNow();
        }
    }

    private static Callable<Finding> way(Host host, Role role, int port, Subject subject) {
        return () -> finding(role.id() + " on " + host.name(), host.address(), port, subject.milliseconds());
    }

    private static Finding result(Future<Finding> answer) {
        try {
            return answer.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Finding finding(String what, String address, int port, int milliseconds) {
        String subject = address + ":" + port + " (" + what + ")";
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), milliseconds);
            return Item.REACHABLE.pass(subject, "connected");
        } catch (SocketTimeoutException e) {
            return Item.REACHABLE.fail(subject, "no answer within " + milliseconds + " ms");
        } catch (ConnectException e) {
            return Item.REACHABLE.unknown(
                    subject, "the host answers and nothing listens there yet, so this way cannot be proved");
        } catch (IOException e) {
            return Item.REACHABLE.fail(subject, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}
