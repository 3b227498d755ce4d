"""The hosts of a test and what is asked of them. Every wait has an end and says what it has waited for."""
import os
import pathlib
import re
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
HOME = pathlib.Path(os.environ.get("HOSTS_HOME", CHECKOUT / "target/hosts"))
COLLECTION = "/srv/atrium/bundle/ansible"
# The programs of the test on control, and its inventories.
TESTS = "/root/tests"
# Where `atrium install` keeps what it installs from, on control.
STATE = "/root/atrium-state"
SITE = "/root/site.yaml"
RECAP = re.compile(r"^(\S+)\s+: ok=\d+\s+changed=(\d+)\s+unreachable=(\d+)\s+failed=(\d+)", re.M)


class Failed(Exception):
    """A sentence: what was expected and what was seen."""


def until(what, seconds, ask):
    """Asks once a second until the answer is true, and returns it; the last answer is part of what is said when it never is."""
    end = time.monotonic() + seconds
    while not (answer := ask()):
        if time.monotonic() > end:
            raise Failed("%s: not within %d s (last answer: %r)" % (what, seconds, answer))
        time.sleep(1)
    return answer


class Machines:
    """`control`, which installs, and the hosts of an inventory."""

    def __init__(self, inventory, log, overlay):
        self.inventory = inventory
        self.log = log
        self.overlay = overlay
        # With a site file the installer installs, upgrades and removes; without one the playbooks do.
        self.site = HERE / (inventory + ".site.yaml")
        self.groups = {}
        self.hosts = []
        self.public = ""
        # A customer's certificates, and secrets in ansible-vault.
        self.given = False
        self.addresses = {}

    def read(self, inventory):
        """The hosts of each group, from an inventory file's parsed text."""
        self.groups = {name: list(group["hosts"]) for name, group in inventory["all"]["children"].items()}
        self.hosts = sorted(inventory["all"]["hosts"])
        self.addresses = {host: variables["ansible_host"] for host, variables in inventory["all"]["hosts"].items()}
        variables = inventory["all"]["vars"]
        self.public = variables["atrium_public_host"]
        self.given = variables.get("atrium_certificates_mode") == "given"

    def tool(self, *arguments):
        return subprocess.run([HERE / "hosts", *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()

    def ask(self, host, command, text=None):
        """What a command on a host prints, or None when it fails."""
        done = subprocess.run([HERE / "hosts", "run", host, command], input=text or "", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return done.stdout if done.returncode == 0 else None

    def run(self, host, command, text=None):
        """The same; a failure ends the stage, with the end of what was printed."""
        done = subprocess.run([HERE / "hosts", "run", host, command], input=text or "", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.log.write("$ %s: %s\n%s" % (host, command[:200], done.stdout))
        self.log.flush()
        if done.returncode != 0:
            raise Failed("%s on %s ended with %d: %s" % (command[:200], host, done.returncode, done.stdout[-3000:]))
        return done.stdout

    def send_tests(self):
        """What the test runs on control is this checkout's, whatever the bundle has."""
        packed = subprocess.run(["tar", "-C", HERE, "-cf", "-", "."], check=True, stdout=subprocess.PIPE).stdout
        subprocess.run([HERE / "hosts", "run", "control", "rm -rf %s && mkdir %s && tar -xf - -C %s" % ((TESTS,) * 3)], input=packed, check=True)

    def send_collection(self):
        """Puts this checkout's collection in the place of the bundle's, for trying a mend; the report says so."""
        packed = subprocess.run(["tar", "-C", CHECKOUT / "ansible", "-cf", "-", "."], check=True, stdout=subprocess.PIPE).stdout
        places = "%s %s/bundles/*/ansible" % (COLLECTION, STATE)
        unpack = "cat > /root/collection.tar; for place in %s; do [ -d $place ] || continue; rm -rf $place; mkdir $place; tar -xf /root/collection.tar -C $place; done"
        subprocess.run([HERE / "hosts", "run", "control", unpack % places], input=packed, check=True)

    def play(self, *arguments):
        """Runs a playbook on control; returns what it printed and how many tasks changed something, by host."""
        if self.overlay:
            self.send_collection()
        place, inventory = COLLECTION, "%s/%s.yml" % (TESTS, self.inventory)
        if self.site.exists():
            place, inventory = STATE + "/current/ansible", "../inventory.yml"
        vault = "--vault-password-file /root/vault-password -e @/root/secrets.yml " if self.given else ""
        said = self.run("control", "cd %s && ANSIBLE_NOCOLOR=1 ansible-playbook -i %s %s%s" % (place, inventory, vault, " ".join(arguments)))
        return said, self.recap(said)

    def recap(self, said):
        changed = {host: int(tasks) for host, tasks, _, _ in RECAP.findall(said)}
        if sorted(changed) != self.hosts:
            raise Failed("the recap is of %s, not of %s" % (sorted(changed), self.hosts))
        return changed

    def atrium(self, *arguments):
        """Runs the bundle's own program for the site file; what its playbooks said comes into this stage's log."""
        if self.overlay:
            self.send_collection()
        self.run("control", "rm -rf %s/logs" % STATE)
        try:
            return self.run("control", "/srv/atrium/atrium %s --site %s --yes" % (" ".join(arguments), SITE))
        finally:
            self.log.write(self.ask("control", "cat %s/logs/*.log" % STATE) or "")

    def ready(self, seconds):
        """Waits until every server says that it is ready and the ingest job runs with all its tasks."""
        for host in self.groups["server"]:
            until("the server on %s is ready" % host, seconds, lambda: self.ask(host, "curl -sf http://127.0.0.1:8090/health/ready > /dev/null && echo yes"))
        manager = self.groups["flink"][0]
        until("the ingest job on %s runs with all tasks" % manager, seconds, lambda: self.ask(
            manager, "curl -sf http://127.0.0.1:8082/jobs/overview | jq -e '[.jobs[] | select(.name == \"ingest\" and .state == \"RUNNING\""
                     " and .tasks.running == .tasks.total)] | length == 1'"))
