"""What a customer gives: certificates of an authority of their own, and secrets that ansible-vault keeps."""
import secrets

from machines import HERE

PKI = "/etc/atrium-control/pki"
VAULT = "ansible-vault %s --vault-password-file /root/vault-password "
# Some are given; the others are made on control as ever.
NAMES = ["postgresql-owner", "postgresql-server", "postgresql-keycloak", "clickhouse-admin", "clickhouse-ingest", "flink-internal-store", "server-encryption-key"]


def certificate(machines, folder, common_name, names, file):
    machines.run("control", "sh -s %s %s %s %s" % (folder, common_name, names, file), (HERE / "authority").read_text())


def give_public(machines, folder):
    certificate(machines, folder, machines.public, "DNS:" + machines.public, "public")


def give_all(machines):
    """New certificates for all hosts and the public address, their keys encrypted; the secrets the first time."""
    if machines.ask("control", "test -e /root/vault-password && echo yes") is None:
        machines.ask("control", "umask 077; cat > /root/vault-password", secrets.token_urlsafe(24))
        text = "atrium_secrets:\n" + "".join("  %s: %s\n" % (name, secrets.token_urlsafe(24)) for name in NAMES)
        machines.ask("control", "umask 077; cat > /root/secrets.yml; " + VAULT % "encrypt" + "/root/secrets.yml", text)
    give_public(machines, PKI)
    for host, address in machines.addresses.items():
        certificate(machines, PKI, host, "DNS:%s,IP:%s" % (host, address), host)
    for name in ["public", *machines.hosts]:
        machines.run("control", VAULT % "encrypt" + "%s/%s.key" % (PKI, name))
    return [["what the customer gives", "certificates for %d hosts and `%s`, with one between them and the customer's root; their keys and %d secrets are encrypted "
             "with ansible-vault" % (len(machines.hosts), machines.public, len(NAMES))]]
