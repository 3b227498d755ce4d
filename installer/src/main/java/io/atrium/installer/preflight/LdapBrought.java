package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation.Ldap;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.naming.AuthenticationException;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** A directory server: bound to, and its base looked up. */
final class LdapBrought implements Check {

    @Override
    public Item item() {
        return Item.LDAP;
    }

    @Override
    public List<Finding> look(Subject subject) throws IOException {
        Ldap ldap = subject.site().ldap();
        if (ldap == null) {
            return List.of();
        }
        String address = ldap.url().toString();
        List<Finding> findings = new ArrayList<>();
        findings.add(
                ldap.url().getScheme().equals("ldaps")
                        ? Item.LDAP_TLS.pass(address, "encrypted, the server's certificate checked")
                        : Item.LDAP_TLS.warn(address, "passwords go over the network as they are"));
        findings.add(bind(ldap, address, subject));
        return findings;
    }

    @SuppressWarnings("BanJNDI") // One attribute of text is read; no object is made of an answer.
    private static Finding bind(Ldap ldap, String address, Subject subject) throws IOException {
        Properties environment = environment(ldap.url(), ldap.caFile(), subject);
        environment.setProperty(Context.SECURITY_PRINCIPAL, ldap.bindDn());
        environment.setProperty(Context.SECURITY_CREDENTIALS, Secret.read(ldap.secretFile()));
        try (AuthoritySockets.Believed believed = AuthoritySockets.believe(ldap.caFile())) {
            InitialDirContext context = new InitialDirContext(environment);
            try {
                context.getAttributes(ldap.baseDn(), new String[] {"objectClass"});
                return Item.LDAP.pass(address, "bound, and the base is there" + believed.note());
            } finally {
                context.close();
            }
        } catch (AuthenticationException e) {
            return Item.LDAP.fail(address, "account or password is not right");
        } catch (NameNotFoundException e) {
            return Item.LDAP.fail(address, "bound, and there is no base " + ldap.baseDn());
        } catch (NamingException e) {
            return Item.LDAP.fail(address, said(e));
        }
    }

    private static Properties environment(URI url, @Nullable Path caFile, Subject subject) {
        Properties environment = new Properties();
        environment.setProperty(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.setProperty(Context.PROVIDER_URL, url.toString());
        environment.setProperty(Context.SECURITY_AUTHENTICATION, "simple");
        environment.setProperty(Context.REFERRAL, "ignore");
        environment.setProperty("com.sun.jndi.ldap.connect.timeout", Integer.toString(subject.milliseconds()));
        environment.setProperty("com.sun.jndi.ldap.read.timeout", Integer.toString(subject.milliseconds()));
        if (caFile != null && url.getScheme().equals("ldaps")) {
            environment.setProperty("java.naming.ldap.factory.socket", AuthoritySockets.class.getName());
        }
        return environment;
    }

    private static String said(NamingException failure) {
        Throwable root = failure.getRootCause();
        return root instanceof Exception cause ? Web.said(cause) : Web.said(failure);
    }
}
