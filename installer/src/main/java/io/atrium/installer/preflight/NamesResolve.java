package io.atrium.installer.preflight;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether every name has an address. */
final class NamesResolve implements Check {

    @Override
    public Item item() {
        return Item.NAMES;
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        Places.hosts(subject.site()).forEach((name, where) -> findings.add(finding(name, where)));
        return findings;
    }

    static Finding finding(String name, String where) {
        String subject = name + " (" + where + ")";
        try {
            return Item.NAMES.pass(
                    subject,
                    String.join(
                            ", ",
                            Arrays.stream(InetAddress.getAllByName(name))
                                    .map(InetAddress::getHostAddress)
                                    .toList()));
        } catch (UnknownHostException e) {
            return Item.NAMES.fail(subject, "has no address");
        }
    }
}
