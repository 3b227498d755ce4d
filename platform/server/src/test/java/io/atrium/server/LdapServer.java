package io.atrium.server;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;

/** A real LDAP server with a few people, on a free port of this machine. */
final class LdapServer implements AutoCloseable {
    static final String READER = "cn=reader,dc=example,dc=org";
    static final String READER_PASSWORD = "what-the-reader-binds-with-7391";
    static final String PEOPLE = "ou=people,dc=example,dc=org";
    static final String WINDOWS = "ou=windows,dc=example,dc=org";
    static final String NOBODY = "ou=nobody,dc=example,dc=org";
    static final String PASSWORD = "a-password-of-the-directory-5520";

    private final InMemoryDirectoryServer server;

    LdapServer() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        // Active Directory's attributes are not in the standard schema.
        config.setSchema(null);
        config.addAdditionalBindCredentials(READER, READER_PASSWORD);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
        this.server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example,dc=org", "objectClass: top", "objectClass: domain", "dc: example");
        server.add("dn: " + PEOPLE, "objectClass: top", "objectClass: organizationalUnit", "ou: people");
        server.add("dn: " + WINDOWS, "objectClass: top", "objectClass: organizationalUnit", "ou: windows");
        server.add("dn: " + NOBODY, "objectClass: top", "objectClass: organizationalUnit", "ou: nobody");
        server.startListening();
    }

    String url() {
        return "ldap://localhost:" + server.getListenPort();
    }

    void addPerson(String user, String name) throws LDAPException, LDIFException {
        server.add(
                "dn: uid=" + user + "," + PEOPLE,
                "objectClass: top",
                "objectClass: person",
                "objectClass: organizationalPerson",
                "objectClass: inetOrgPerson",
                "uid: " + user,
                "cn: " + name,
                "sn: " + name,
                "mail: " + user + "@example.org",
                "employeeType: staff",
                "userPassword: " + PASSWORD);
    }

    /** As Active Directory would have it. */
    void addWindowsPerson(String user, String name) throws LDAPException, LDIFException {
        server.add(
                "dn: cn=" + name + "," + WINDOWS,
                "objectClass: top",
                "objectClass: person",
                "objectClass: organizationalPerson",
                "objectClass: user",
                "sAMAccountName: " + user,
                "cn: " + name,
                "givenName: " + name,
                "sn: " + name,
                "mail: " + user + "@example.org",
                "userAccountControl: 512",
                "pwdLastSet: 133000000000000000",
                "userPassword: " + PASSWORD);
    }

    void change(String dn, String attribute, String value) throws LDAPException {
        server.modify(dn, new Modification(ModificationType.REPLACE, attribute, value));
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
