package io.atrium.installer.preflight;

import io.atrium.installer.tls.PemFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of authorities and of passwords. */
final class NamedFiles implements Check {

    @Override
    public Item item() {
        return Item.SECRETS;
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        Places.authorities(subject.site()).forEach((file, where) -> findings.add(authority(file, where, subject)));
        Places.secrets(subject.site()).forEach((file, where) -> findings.add(secret(file, where)));
        return findings;
    }

    private static Finding authority(Path file, String where, Subject subject) {
        String name = file + " (" + where + ")";
        try {
            return Certificates.expiry(
                    name, PemFiles.certificates(file), subject.clock().instant(), Item.AUTHORITIES);
        } catch (IOException e) {
            return Item.AUTHORITIES.fail(name, "cannot be used: " + Web.said(e));
        }
    }

    private static Finding secret(Path file, String where) {
        String name = file + " (" + where + ")";
        try {
            if (Secret.read(file).isEmpty()) {
                return Item.SECRETS.fail(name, "is empty");
            }
            return Certificates.open(file)
                    ? Item.SECRETS.warn(name, "every account can read it")
                    : Item.SECRETS.pass(name, "can be read");
        } catch (IOException e) {
            return Item.SECRETS.fail(name, "cannot be read");
        }
    }
}
