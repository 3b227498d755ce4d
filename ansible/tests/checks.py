"""What the stages look at: recaps, books, ports, secrets, lists of what a host has."""
import json
import re
import shutil
import socket
import subprocess
import threading
import time

from machines import CHECKOUT, HERE, HOME, TESTS, Failed, until

# What changes on any host by itself, or is the state of tools that note what was ever there.
NOT_COMPARED = re.compile(r" /(root|var/log|var/cache|var/backups|var/lib/(dpkg|apt|systemd|ucf))(/|$)")


def unchanged(said, recap):
    """A run that should have changed nothing: which tasks did is said when it has."""
    if any(recap.values()):
        task, changed = "", []
        for line in said.splitlines():
            if line.startswith("TASK ["):
                task = line
            elif line.startswith("changed: ["):
                changed.append("%s %s" % (task, line))
        raise Failed("a run that should change nothing changed %s:\n%s" % (recap, "\n".join(changed)))


def books(machines, seen):
    """Waits for a deep check on a server; it has to find that everything balances."""
    host, at = machines.groups["server"][0], "http://127.0.0.1:8090/reconciliation"

    def report():
        return json.loads(machines.ask(host, "curl -s %s" % at) or "{}")

    def deep_since(earlier):
        now = report().get("deep", {})
        return now if now and not now["running"] and now.get("finishedAt") != earlier else None

    def balanced():
        now = report()
        return now if now.get("verdict") == "balanced" else None

    earlier = report().get("deep", {}).get("finishedAt")
    # One is refused within five minutes after another.
    until("a deep check of the books may begin", 330, lambda: machines.ask(host, "curl -sf -X POST %s" % at))
    deep = until("a deep check of the books has ended", 240, lambda: deep_since(earlier))
    if deep.get("error"):
        raise Failed("the deep check says %s" % deep)
    whole = until("the books balance", 120, balanced)
    own = seen["ledger"]
    return "received %d, counted %d, duplicates %d, difference **%d**; `%s` after a deep check of %d partitions, %d differences" % (
        own["received"], own["counted"], own["duplicates"], own["difference"], whole["verdict"], len(whole["partitions"]), len(whole["differences"]))


def probe(machines, host):
    """What each port that a host opens to others says to somebody without a certificate."""
    listening = machines.run(host, "ss -Hltn").splitlines()
    addresses = [line.split()[3].rsplit(":", 1) for line in listening]
    ports = sorted({int(port) for address, port in addresses if not address.startswith("127.") and address not in ("[::1]", "[::ffff:127.0.0.1]")})
    return json.loads(machines.run("control", "%s/probe %s %s" % (TESTS, host, " ".join(map(str, ports)))))


def authorities(machines):
    """Whom people and programs on control trust: the installation's authority, and the customer's where there is one."""
    machines.run("control", "cat /etc/atrium-control/pki/ca.crt /root/customer/ca.crt > /root/authorities.pem 2> /dev/null || true")


def secrets(machines):
    """Every secret of the installation, and of every private key the line that is nobody else's. They stay in memory."""
    asked = ("cd /etc/atrium-control && for f in secrets/*; do [ $f = secrets/kafka-cluster-id ] || { cat $f; echo; }; done; "
             "open() { if head -n 1 $1 | grep -q ANSIBLE_VAULT; then ansible-vault view --vault-password-file /root/vault-password $1; else cat $1; fi; }; "
             "for f in pki/*.key pki/installation-signing-key /root/customer/*.key; do [ ! -e $f ] || open $f | sed -n 2p; done; "
             "[ ! -e /root/secrets.yml ] || { open /root/secrets.yml | sed -n 's/^  .*: //p'; cat /root/vault-password; echo; }; "
             "jq -r .password /root/account-*.json")
    found = {line.strip() for line in (machines.ask("control", asked) or "").splitlines() if len(line.strip()) >= 16}
    if len(found) < 30:
        raise Failed("only %d secrets were found on control" % len(found))
    return found


def silent(machines):
    """Looks for them in what Ansible said in this and all stages before, and on the hosts in journals, logs and command lines."""
    found = secrets(machines)
    machines.log.flush()
    texts = {str(file): file.read_text() for file in (HOME / "logs" / machines.inventory).glob("*.log")}
    for host in machines.hosts:
        texts["journal, logs and command lines of " + host] = machines.ask(
            host, "journalctl -o cat --no-pager; cat /var/log/atrium-*/* 2> /dev/null; ps -eo args; true") or ""
    for place, text in texts.items():
        if not text:
            raise Failed("there is nothing to look through: " + place)
        # Which one is not said: this is printed.
        if any(secret in text for secret in found):
            raise Failed("a secret of the installation stands in %s" % place)
    return len(found), sum(len(text.splitlines()) for text in texts.values())


class Watch(threading.Thread):
    """Asks for the page once a second, as somebody who has it open."""

    def __init__(self, machines):
        super().__init__(daemon=True)
        self.machines = machines
        self.command = "curl -sf -m 3 -o /dev/null --cacert /root/authorities.pem https://%s/ && echo yes" % machines.public
        self.over = threading.Event()
        self.outages = []

    def run(self):
        began = None
        while not self.over.wait(1):
            answered = self.machines.ask("control", self.command)
            if answered is None and began is None:
                began = time.monotonic()
            elif answered is not None and began is not None:
                self.outages.append(time.monotonic() - began)
                began = None
        if began is not None:
            self.outages.append(time.monotonic() - began)

    def end(self):
        self.over.set()
        self.join()
        if not self.outages:
            return "the page was never away"
        return "the page was away %d time(s), %d s at the longest" % (len(self.outages), max(self.outages))


def serials(machines):
    """The serial number that each port of each host shows."""
    return {"%s:%s" % (host, port): seen["serial"] for host in machines.hosts for port, seen in probe(machines, host).items() if "serial" in seen}


def free_port():
    with socket.socket() as probe_socket:
        probe_socket.bind(("127.0.0.1", 0))
        return probe_socket.getsockname()[1]


def connects(port):
    with socket.socket() as connection:
        return connection.connect_ex(("127.0.0.1", port)) == 0


def page(machines, number):
    """Looks at the page in a browser of this machine, through a host, as the person who signed in; says why when there is no browser."""
    if not (CHECKOUT / "platform/e2e/node_modules/@playwright/test").exists() or not shutil.which("chromium") or not shutil.which("node"):
        return "not looked at: no Chromium or no Playwright on this machine"
    account = machines.ask("control", "cat /root/account-acme.json")
    # The workplace and the sign-in pages. A proxy would ask for whatever names the browser itself wants to reach.
    ports = {public: free_port() for public in (443, 8643)}
    tunnel = subprocess.Popen([HERE / "hosts", "tunnel", "control", *["%d:%s:%d" % (port, machines.public, public) for public, port in ports.items()]])
    try:
        until("the way to the hosts is open", 20, lambda: all(connects(port) for port in ports.values()))
        rules = ["MAP %s:%d 127.0.0.1:%d" % (machines.public, public, port) for public, port in ports.items()] + ["MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"]
        looked = subprocess.run(["node", HERE / "page.mjs", ", ".join(rules), machines.public, "acme", "com.messages", str(number),
                                 HOME / "page.png"], input=account, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=240)
    finally:
        tunnel.terminate()
        tunnel.wait()
    machines.log.write(looked.stdout)
    if looked.returncode != 0:
        raise Failed("the page does not show %d (picture: %s): %s" % (number, HOME / "page.png", looked.stdout[-2000:]))
    return "shown in Chromium after signing in: %d" % number


def snapshot(machines, host):
    return machines.run(host, "sh -s", (HERE / "snapshot").read_text())


def package(line):
    """Name and version of a line of the list of packages, or None."""
    fields = line.split()
    return fields[1:3] if fields and fields[0] == "ii" and len(fields) == 3 else None


def compared(machines):
    """What the hosts have in another way than before: packages in a newer version, and everything else."""
    newer, other = set(), []
    for host in machines.hosts:
        (HOME / ("after-%s.txt" % host)).write_text(snapshot(machines, host))
        lists = [{line for line in (HOME / ("%s-%s.txt" % (when, host))).read_text().splitlines() if not NOT_COMPARED.search(line)}
                 for when in ("before", "after")]
        gone, come = sorted(lists[0] - lists[1]), sorted(lists[1] - lists[0])
        was, now = (dict(filter(None, map(package, lines))) for lines in (gone, come))
        upgraded = was.keys() & now.keys()
        newer |= {"%s %s (was %s)" % (name, now[name], was[name]) for name in upgraded}
        for sign, lines in (("-", gone), ("+", come)):
            other += ["%s %s %s" % (host, sign, line) for line in lines if not (package(line) and package(line)[0] in upgraded)]
    return newer, other
