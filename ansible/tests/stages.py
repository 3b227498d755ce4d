"""What the test on real hosts does, a function a stage: each returns the rows of the report, or raises Failed."""
import json
import re
import time

from checks import Watch, authorities, books, compared, page, probe, serials, silent, snapshot, unchanged
from customer import give_all, give_public
from machines import CHECKOUT, HERE, HOME, SITE, STATE, TESTS, Failed, until


def bundles(given):
    """The bundle of the newest version, and that of the newest before it or the same one."""
    found = {}
    for file in sorted(given.medium.glob("*.bundle"), key=lambda file: file.stat().st_mtime):
        found[tuple(map(int, re.findall(r"\d+", file.name.rsplit("-", 1)[0])))] = file
    versions = sorted(found)[-2:]
    return found[versions[0]], found[versions[-1]]


def unpack(machines, bundle):
    """Puts a bundle on control as whoever carries it there does; returns what there is to say of it."""
    began = time.monotonic()
    machines.run("control", "sh -s /media/bundle/%s /root/bundle.pub" % bundle.name, (HERE / "prepare-control").read_text())
    seconds = time.monotonic() - began
    manifest = json.loads(machines.ask("control", "cat /srv/atrium/bundle/manifest.json"))
    return "%s, %d MB, commit %s: %d s" % (bundle.name, bundle.stat().st_size // 10**6, str(manifest.get("commit", "unknown"))[:12], seconds)


def prepare(machines, given):
    key = given.key or next(iter(sorted(given.medium.glob("*.pub"))), CHECKOUT / ".atrium/bundle-signing-key.pub")
    machines.run("control", "cat > /root/bundle.pub", key.read_text())
    said = unpack(machines, bundles(given)[0])
    machines.ask("control", "umask 077; mkdir -p /root/.ssh; cat > /root/.ssh/id_ed25519", (HOME / "run/id").read_text())
    names = "".join("%s %s\n" % (address, host) for host, address in machines.addresses.items())
    if machines.public not in machines.hosts:
        names += "%s %s\n" % (machines.addresses[machines.groups["proxy"][0]], machines.public)
    machines.run("control", "cat >> /etc/hosts", names)
    known = "".join("%s,%s %s" % (host, address, (HOME / host / "root/etc/ssh/ssh_host_ed25519_key.pub").read_text())
                    for host, address in machines.addresses.items())
    machines.run("control", "cat > /root/.ssh/known_hosts", known)
    given = give_all(machines) if machines.given else []
    return given + [["the bundle on `control`: signature by `openssl`, unpacked by its own program, Ansible installed from it", said]]


def before(machines, given):
    lists = {}
    for host in machines.hosts:
        lists[host] = snapshot(machines, host)
        (HOME / ("before-%s.txt" % host)).write_text(lists[host])
    return [["a list of each host before", "%s lines" % " and ".join(str(len(text.splitlines())) for text in lists.values())]]


def install(machines, given):
    if machines.site.exists():
        return install_by_site(machines, given)
    machines.play("playbooks/preflight.yml")
    began = time.monotonic()
    _, recap = machines.play("playbooks/site.yml")
    seconds = time.monotonic() - began
    machines.ready(300)
    return [["`preflight.yml`, then **installation** by `site.yml`", "%d s on %d host%s; changed: %s" % (
        seconds, len(recap), "" if len(recap) == 1 else "s", ", ".join("%s %d" % pair for pair in sorted(recap.items())))]]


def install_by_site(machines, given):
    machines.run("control", "cat > " + SITE, machines.site.read_text())
    bundle = "/media/bundle/" + bundles(given)[0].name
    began = time.monotonic()
    machines.atrium("install", bundle, "--key", "/root/bundle.pub")
    seconds = time.monotonic() - began
    recap = machines.recap(machines.run("control", "cat %s/logs/site.yml.log" % STATE))
    machines.ready(300)
    again = machines.atrium("install", bundle, "--key", "/root/bundle.pub")
    if "Nothing to do" not in again:
        raise Failed("installing again should do nothing: " + again[-2000:])
    return [["**installation** by `atrium install --target ansible` from a site file (checks the bundle, unpacks it, writes the inventory, `preflight.yml`, "
             "`site.yml`); run again it finds nothing to do", "%d s on %d host%s; changed: %s" % (
                 seconds, len(recap), "" if len(recap) == 1 else "s", ", ".join("%s %d" % pair for pair in sorted(recap.items())))]]


def converge(machines, given):
    began = time.monotonic()
    unchanged(*machines.play("playbooks/site.yml"))
    return [["**converging** over it", "`changed=0` on every host, %d s (and once more below, with `-vvv`)" % (time.monotonic() - began)]]


def acceptance(machines):
    authorities(machines)
    said = machines.run("control", "%s/acceptance %s %s" % (TESTS, machines.public, machines.groups["keycloak"][0]))
    return json.loads(said.strip().splitlines()[-1])


def moved(seen):
    return "%d events accepted, the number went from %d to %d in %d s" % (seen["accepted"], seen["before"], seen["after"], seen["seconds"])


def use(machines, given):
    seen = acceptance(machines)
    return [["**use**: a tenant made through the public address, its administrator signed in through Keycloak's pages (code with PKCE, new password), "
             "events sent as a program, `com.messages` read by that person over the API", moved(seen)],
            ["**the page**, `/t/acme/insights`", page(machines, seen["after"])],
            ["**ledger**: what the organization is told, and a deep check of everything", books(machines, seen)]]


def monitoring(machines, given):
    host = machines.groups["monitoring"][0]

    def get(path):
        return json.loads(machines.ask(host, "curl -sf 'http://127.0.0.1:9090%s'" % path) or '{"data": {}}')["data"]

    def all_of(things, key, wanted):
        return things if things and all(thing[key] == wanted for thing in things) else None

    targets = until("every target gives figures", 180, lambda: all_of(get("/api/v1/targets?state=active").get("activeTargets"), "health", "up"))
    rules = until("every rule can be evaluated", 120, lambda: all_of(
        [rule for group in get("/api/v1/rules").get("groups", []) for rule in group["rules"]], "health", "ok"))
    until("figures of the ingest job", 120, lambda: get("/api/v1/query?query=flink_jobmanager_job_runningTime").get("result"))
    console = machines.run(host, "curl -sf http://127.0.0.1:9090/consoles/atrium.html")
    shown, empty = console.count("<section>"), console.count("No figures.")
    if shown < 10 or "AtriumTargetDown" in console:
        raise Failed("the page of figures is not what it should be: " + console[:2000])
    firing = sorted(alert["labels"]["alertname"] for alert in get("/api/v1/alerts")["alerts"] if alert["state"] == "firing")
    return [["**monitoring**: exporter, Prometheus, rules, the page of figures",
             "%d targets up, %d rules evaluated, firing: %s; %d panels, %d queries without figures" % (
                 len(targets), len(rules), ", ".join(firing) or "none", shown, empty)]]


def ports(machines, given):
    kinds = {"tls": [], "closed": [], "plain": []}
    for host in machines.hosts:
        for port, seen in probe(machines, host).items():
            kinds[seen["kind"]].append("%s:%s" % (host, port))
    plain = [port for port in kinds["plain"] if not port.endswith(":22")]
    figures = [port for port in kinds["closed"] if port.endswith((":9249", ":9250"))]
    if plain:
        raise Failed("these ports speak without TLS to whoever asks: %s" % plain)
    if not figures:
        raise Failed("Flink's ports of figures are not among what is closed: %s" % kinds)
    return [["**ports** that a host opens to others, asked from another host", "%d speak TLS, plain is ssh alone, closed by the filter: %s" % (
        len(kinds["tls"]), ", ".join("`%s`" % port for port in kinds["closed"]))]]


def verbose(machines, given):
    unchanged(*machines.play("-vvv", "playbooks/site.yml"))
    number, lines = silent(machines)
    return [["**secrets**: `site.yml -vvv`, the output of all runs before, journals, logs and command lines of the hosts",
             "none of %d secrets and keys in %d lines" % (number, lines)]]


def reboot(machines, given):
    host = machines.groups["flink"][0]
    machines.run(host, "touch /run/before")
    began = time.monotonic()
    machines.ask(host, "systemctl reboot")
    until("%s has started again" % host, 120, lambda: machines.ask(host, "test ! -e /run/before && echo yes"))
    machines.ready(600)
    until("nothing of ours is failed or starting on %s" % host, 120, lambda: machines.ask(
        host, "systemctl list-units 'atrium-*' --state=failed,activating --no-legend | grep -q . || echo yes"))
    seconds = time.monotonic() - began
    seen = acceptance(machines)
    return [["**reboot** of `%s`, no hand touching it" % host, "%d s until every server was ready and the ingest job ran with all tasks" % seconds],
            ["use after the reboot, by the same person", moved(seen)],
            ["ledger after the reboot", books(machines, seen)]]


def upgrade(machines, given):
    older, newer = bundles(given)
    if older == newer:
        return [["**upgrade**", "**not run**: there was no bundle of an older version"]]
    said = unpack(machines, newer)
    watch = Watch(machines)
    watch.start()
    began = time.monotonic()
    if machines.site.exists():
        machines.atrium("upgrade", "/media/bundle/" + newer.name)
    else:
        machines.play("playbooks/upgrade.yml")
    seconds = time.monotonic() - began
    away = watch.end()
    machines.ready(300)
    seen = acceptance(machines)
    return [["**upgrade** from %s" % older.name, "%s; %s %d s; %s" % (
        said, "`atrium upgrade`" if machines.site.exists() else "`upgrade.yml`", seconds, away)],
            ["use and ledger after the upgrade", "%s; %s" % (moved(seen), books(machines, seen))]]


def rotate(machines, given):
    old = serials(machines)
    if machines.given:
        give_all(machines)
    watch = Watch(machines)
    watch.start()
    began = time.monotonic()
    machines.play("-vvv", "playbooks/rotate-certificates.yml")
    seconds = time.monotonic() - began
    away = watch.end()
    machines.ready(300)
    new = serials(machines)
    same = [port for port in old if new.get(port) == old[port]]
    if same or set(new) != set(old) or not old:
        raise Failed("after the rotation these ports show the old certificate: %s; before %s, after %s" % (same, sorted(old), sorted(new)))
    seen = acceptance(machines)
    number, lines = silent(machines)
    return [["**rotation** of certificates", "%d s; another serial number on all %d ports that show one; %s" % (seconds, len(old), away)],
            ["use and ledger after the rotation", "%s; %s" % (moved(seen), books(machines, seen))],
            ["secrets in the rotation's `-vvv` and everything before", "none of %d in %d lines" % (number, lines)]]


def customer(machines, given):
    """With a site file: its public certificate is the customer's now. Without one all were from the beginning."""
    if machines.site.exists():
        give_public(machines, "/root/customer")
        paths = "tls: {mode: customer, certificateFile: %s.crt, keyFile: %s.key, caFile: %s}" % (
            "/root/customer/public", "/root/customer/public", "/root/customer/ca.crt")
        machines.run("control", "cat > " + SITE, machines.site.read_text().replace("tls: {mode: bundled}", paths))
        machines.atrium("install", "/media/bundle/" + bundles(given)[1].name)
    shown = {"%s:%s" % (host, port): seen["issuer"] for host in machines.hosts for port, seen in probe(machines, host).items() if "issuer" in seen}
    public = {"%s:%d" % (host, port) for host in machines.groups["proxy"] for port in (443, 8643)}
    theirs = {port for port, issuer in shown.items() if "Customer issuing" in issuer}
    if not public <= theirs or (machines.given and len(theirs) != len(shown)):
        raise Failed("these ports show another authority's certificate: %s" % {port: issuer for port, issuer in shown.items() if port not in theirs})
    seen = acceptance(machines)
    how = "`tls: customer` in the site file and `atrium install` again" if machines.site.exists() else "certificates of hosts and public address, given as files"
    return [["**the customer's certificates**: " + how, "%d of the %d ports that show one show the customer's; %s" % (len(theirs), len(shown), moved(seen))]]


def uninstall(machines, given):
    began = time.monotonic()
    if machines.site.exists():
        machines.atrium("uninstall", "--delete-data")
    else:
        machines.play("playbooks/uninstall.yml", "-e", "atrium_uninstall_confirm=yes")
    seconds = time.monotonic() - began
    newer, other = compared(machines)
    if other:
        raise Failed("the hosts are not as they were found:\n%s" % "\n".join(other[:100]))
    left = int(machines.tool("left"))
    if left:
        raise Failed("%d packets tried to leave:\n%s" % (left, machines.tool("asked")))
    return [["**uninstallation**, compared with the list from before (files, contents of `/etc`, accounts, groups, packages, units, ports, filters; "
             "without `/root`, logs, caches, the copies that dpkg makes at midnight, and apt's, dpkg's, systemd's and ucf's own state)",
             "%d s; as found%s" % (seconds, ", but for newer versions of packages that were there: " + "; ".join(sorted(newer)) if newer else "")]]
