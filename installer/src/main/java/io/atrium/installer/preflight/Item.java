package io.atrium.installer.preflight;

/** Everything that is checked: what it is called, what is looked at, and what to do when it is not good. */
public enum Item {
    CPU(
            Group.HOST,
            "host.cpu",
            "Processors",
            "处理器",
            "Processors against the sum of what the host's roles need (`atrium size`). Fewer warn, fewer than half fail.",
            "Use a larger host, move a role to another host, or choose a smaller size in site.yaml."),
    ARCHITECTURE(
            Group.HOST,
            "host.architecture",
            "Architecture",
            "处理器架构",
            "amd64 passes, arm64 warns, others fail.",
            "Use an amd64 host. For arm64 the bundle lacks parts, see the table of systems."),
    MEMORY(
            Group.HOST,
            "host.memory",
            "Memory",
            "内存",
            "Memory against the sum of what the host's roles need and 1 GiB for the system.",
            "Use a larger host, move a role to another host, or choose a smaller size in site.yaml."),
    SYSTEM(
            Group.HOST,
            "host.system",
            "Operating system",
            "操作系统",
            "The system against the table of systems.",
            "Use Debian 12. Others were not tried: try a trial installation first."),
    KERNEL(
            Group.HOST,
            "host.kernel",
            "Kernel",
            "内核",
            "Linux 5.10 or newer passes, older warn.",
            "Bring the system up to date."),
    SYSTEMD(
            Group.HOST,
            "host.systemd",
            "systemd",
            "systemd",
            "systemd runs, 247 or newer.",
            "Use a system that runs systemd 247 or newer; a container is not a host."),
    LIMITS(
            Group.HOST,
            "host.limits",
            "Open files",
            "打开文件数",
            "What one process may open (fs.nr_open) is 65,536 or more.",
            "sysctl -w fs.nr_open=1048576, and the same in /etc/sysctl.d/atrium.conf."),
    MAPS(
            Group.HOST,
            "host.maps",
            "Memory maps",
            "内存映射",
            "vm.max_map_count is 262,144 or more where Kafka or ClickHouse runs.",
            "sysctl -w vm.max_map_count=262144, and the same in /etc/sysctl.d/atrium.conf."),
    HUGE_PAGES(
            Group.HOST,
            "host.huge-pages",
            "Transparent huge pages",
            "透明大页",
            "Not `always` where a store runs: it makes latencies uneven.",
            "echo madvise > /sys/kernel/mm/transparent_hugepage/enabled, and transparent_hugepage=madvise on the kernel's command line."),
    NAMESPACES(
            Group.HOST,
            "host.namespaces",
            "User namespaces",
            "用户命名空间",
            "Allowed where the server runs: Chromium prints PDF in a sandbox of its own.",
            "sysctl -w user.max_user_namespaces=10000 (and kernel.unprivileged_userns_clone=1 where it exists), and the same in /etc/sysctl.d/atrium.conf."),
    TEMPORARY(
            Group.HOST,
            "host.temporary",
            "Temporary files",
            "临时目录",
            "Programs may be run from the temporary folder: libraries are unpacked there.",
            "Mount it without noexec, or name another folder with TMPDIR."),
    DISK(
            Group.HOST,
            "host.disk",
            "Disk space",
            "磁盘空间",
            "Free space, before anything is unpacked: three times the programs (installed, unpacked, room to upgrade) and what `atrium size` says of each data directory; directories on one file system are added up.",
            "Free space, give the directory a larger disk, or name another directory in site.yaml."),
    DISK_LATENCY(
            Group.HOST,
            "host.disk-latency",
            "Disk latency",
            "磁盘延迟",
            "4 KiB are written and forced to the disk, up to 200 times in two seconds a directory: the 99th of a hundred takes 10 ms at most (warning), 100 ms at most (failure).",
            "Use local solid-state disks for data, and no network file system; look who else uses the disk."),
    CLOCK(
            Group.HOST,
            "host.clock",
            "Clock",
            "时钟",
            "This clock against the time servers (SNTP), and against the dates that HTTP components answer with: 0.25 s at most (warning; 2 s against dates, which are whole seconds), 2 s at most (failure; 5 s).",
            "Run chrony or systemd-timesyncd with a server that all hosts use, and name it in ntp.servers."),
    PORTS(
            Group.HOST,
            "host.ports",
            "Ports",
            "端口",
            "Each port of the host's roles is really bound for a moment.",
            "Stop the program that holds the port, or move the role to another host."),
    NAMES(
            Group.NETWORK,
            "network.names",
            "Names",
            "域名解析",
            "Every name in site.yaml has an address, asked from here.",
            "Add the name to DNS or /etc/hosts on every host, or correct it in site.yaml."),
    REACHABLE(
            Group.NETWORK,
            "network.reachable",
            "Ways between hosts",
            "主机互通",
            "From this host to the ports of the roles that its own roles connect to. Where nothing listens yet, the way cannot be proved and the check says so.",
            "Open the port between the two hosts in every firewall on the way."),
    CERTIFICATE_CHAIN(
            Group.APPLICATION,
            "certificate.chain",
            "Certificate chain",
            "证书链",
            "From the certificate, through those in its file, to the authority in tls.caFile or one that Java knows.",
            "Append the intermediate certificates to certificateFile, the server's own first, and name the authority in tls.caFile."),
    CERTIFICATE_NAMES(
            Group.APPLICATION,
            "certificate.names",
            "Certificate names",
            "证书域名",
            "The certificate is for the host of publicUrl.",
            "Have a certificate issued whose subject alternative names contain that host."),
    CERTIFICATE_EXPIRY(
            Group.APPLICATION,
            "certificate.expiry",
            "Certificate expiry",
            "证书有效期",
            "No certificate in the file has expired or begins later; one that ends within 30 days warns.",
            "Have it renewed."),
    CERTIFICATE_KEY(
            Group.APPLICATION,
            "certificate.key",
            "Private key",
            "私钥",
            "The key in keyFile belongs to the certificate, is not encrypted and is its owner's alone.",
            "Name the key that the certificate was made for; openssl pkcs8 -topk8 -nocrypt -in KEY -out FILE writes it as it is read here; chmod 600 FILE."),
    AUTHORITIES(
            Group.APPLICATION,
            "certificate.authorities",
            "Authorities",
            "CA 证书",
            "Every caFile can be read and holds certificates that have not expired.",
            "Write the authority's certificate, as PEM, to that path."),
    SECRETS(
            Group.APPLICATION,
            "external.secrets",
            "Secret files",
            "密码文件",
            "Every secretFile can be read, is not empty and is its owner's alone.",
            "Write the password to that path: install -m 600 /dev/null FILE, then edit it."),
    POSTGRESQL(
            Group.APPLICATION,
            "external.postgresql",
            "PostgreSQL",
            "PostgreSQL",
            "It is really connected to, with the account and the database.",
            "Check address, database, account and password, pg_hba.conf and firewalls."),
    POSTGRESQL_VERSION(
            Group.APPLICATION,
            "external.postgresql.version",
            "PostgreSQL version",
            "PostgreSQL 版本",
            "18 is tested; 15 to 17 and newer warn, older fail.",
            "Use PostgreSQL 18."),
    POSTGRESQL_ENCODING(
            Group.APPLICATION,
            "external.postgresql.encoding",
            "PostgreSQL encoding",
            "PostgreSQL 编码",
            "The database is in UTF8.",
            "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0."),
    POSTGRESQL_RIGHTS(
            Group.APPLICATION,
            "external.postgresql.rights",
            "PostgreSQL rights",
            "PostgreSQL 权限",
            "A role and a schema are made and rolled back.",
            "ALTER ROLE … CREATEROLE; GRANT CREATE ON DATABASE … TO …."),
    POSTGRESQL_TLS(
            Group.APPLICATION,
            "external.postgresql.tls",
            "PostgreSQL encryption",
            "PostgreSQL 加密",
            "The connection is encrypted, and the server's certificate is checked against caFile.",
            "Turn ssl on in the server and name its authority in caFile."),
    KAFKA(
            Group.APPLICATION,
            "external.kafka",
            "Kafka",
            "Kafka",
            "The cluster is really asked for its brokers and its controller.",
            "Check address, advertised listeners, account and firewalls: every broker must be reachable under the name that it advertises."),
    KAFKA_VERSION(
            Group.APPLICATION,
            "external.kafka.version",
            "Kafka version",
            "Kafka 版本",
            "It runs on KRaft; 4.3 is tested.",
            "Use Kafka 4.3 on KRaft."),
    KAFKA_BROKERS(
            Group.APPLICATION,
            "external.kafka.brokers",
            "Kafka brokers",
            "Kafka 节点",
            "Three brokers or more where members are more than 500.",
            "Add brokers: one lost disk loses events otherwise."),
    KAFKA_TOPICS(
            Group.APPLICATION,
            "external.kafka.topics",
            "Kafka topics",
            "Kafka 主题",
            "The making of a topic is validated and not carried out.",
            "Allow the account to CREATE and ALTER topics that begin with atrium."),
    KAFKA_CLIENTS(
            Group.APPLICATION,
            "external.kafka.clients",
            "Kafka clients",
            "Kafka 客户端",
            "What this release's server and Flink job can connect to.",
            "Offer a listener without TLS and account to these hosts alone, until a release can do more."),
    CLICKHOUSE(
            Group.APPLICATION,
            "external.clickhouse",
            "ClickHouse",
            "ClickHouse",
            "It is really asked, with the account.",
            "Check address, account, password and firewalls."),
    CLICKHOUSE_VERSION(
            Group.APPLICATION,
            "external.clickhouse.version",
            "ClickHouse version",
            "ClickHouse 版本",
            "26.7 is tested; 24.8 and newer warn, older fail.",
            "Use ClickHouse 26.7."),
    CLICKHOUSE_RIGHTS(
            Group.APPLICATION,
            "external.clickhouse.rights",
            "ClickHouse rights",
            "ClickHouse 权限",
            "The account may make tables and views, read, insert, change and remove in the database (CHECK GRANT).",
            "GRANT CREATE, DROP, ALTER, SELECT, INSERT ON atrium.* TO …."),
    KEYCLOAK(
            Group.APPLICATION,
            "external.keycloak",
            "Keycloak",
            "Keycloak",
            "Its well-known page is read and the account really signs in.",
            "Check address (with its path, if any), account and password; the account is one of the realm master."),
    KEYCLOAK_VERSION(
            Group.APPLICATION,
            "external.keycloak.version",
            "Keycloak version",
            "Keycloak 版本",
            "26.7 is tested; others of 26 warn, other majors fail. Asked of serverinfo, if the account may.",
            "Use Keycloak 26.7."),
    SMTP(
            Group.APPLICATION,
            "external.smtp",
            "Mail server",
            "邮件服务器",
            "It is connected to and greeted (EHLO); nothing is sent.",
            "Check host, port and firewalls."),
    SMTP_TLS(
            Group.APPLICATION,
            "external.smtp.tls",
            "Mail encryption",
            "邮件加密",
            "STARTTLS or TLS is really begun, and the certificate checked.",
            "Use security starttls or tls, and name the authority in caFile."),
    SMTP_SIGN_IN(
            Group.APPLICATION,
            "external.smtp.sign-in",
            "Mail account",
            "邮件账号",
            "With an account: signing in is offered.",
            "Have AUTH enabled on that port, or remove the account."),
    LDAP(
            Group.APPLICATION,
            "external.ldap",
            "Directory server",
            "目录服务器",
            "The account really binds and the base is found.",
            "Check url, bindDn, password, baseDn and caFile."),
    LDAP_TLS(Group.APPLICATION, "external.ldap.tls", "Directory encryption", "目录加密", "ldaps is used.", "Use ldaps://."),
    CLUSTER_TOOLS(
            Group.CLUSTER,
            "cluster.tools",
            "Programs",
            "工具程序",
            "helm 3.13 or newer and kubectl 1.28 or newer on this machine.",
            "Install both from their projects' releases, or name them with --helm and --kubectl; helm is one file."),
    CLUSTER_VERSION(
            Group.CLUSTER,
            "cluster.version",
            "Kubernetes",
            "Kubernetes",
            "The cluster answers and is 1.28 or newer.",
            "Check --kubeconfig and --context with kubectl version; bring an older cluster up to date."),
    CLUSTER_RIGHTS(
            Group.CLUSTER,
            "cluster.rights",
            "Rights",
            "权限",
            "This account may make and remove every kind of object that the chart makes, each asked of the cluster (SelfSubjectAccessReview).",
            "Have the account bound to the role admin in the namespace, or use an account that may."),
    CLUSTER_NAMESPACE(
            Group.CLUSTER,
            "cluster.namespace",
            "Namespace",
            "命名空间",
            "It is made when it is not there. Its Pod Security level is restricted; another or none warns. No release of that name is there that this folder of state knows nothing of.",
            "kubectl label namespace NAME pod-security.kubernetes.io/enforce=restricted. For a release of somebody else: go on with helm, as the chart's README says, or name another namespace."),
    CLUSTER_STORAGE(
            Group.CLUSTER,
            "cluster.storage",
            "Storage",
            "存储",
            "Every StorageClass that a volume names is there, and a default one when a volume names none.",
            "Mark one as the default (annotation storageclass.kubernetes.io/is-default-class=true), or set global.storageClass."),
    CLUSTER_ROOM(
            Group.CLUSTER,
            "cluster.room",
            "Room",
            "资源",
            "What all pods ask for fits on the nodes that take pods, beside what is there: processors and memory, pod by pod, the largest first; Flink's together while their volume is ReadWriteOnce.",
            "Add a node or a larger one, choose a smaller profile, or lower resources in the values."),
    CLUSTER_IMAGES(
            Group.CLUSTER,
            "cluster.images",
            "Images",
            "镜像",
            "Every image that a pod runs is on every node that takes pods, as the nodes tell; images of a registry are not asked for.",
            "atrium images load BUNDLE --key KEY --oci images.tar, then on every node: ctr -n k8s.io images import images.tar (k3s: k3s ctr). Or push them: --registry."),
    CLUSTER_NETWORK(
            Group.CLUSTER,
            "cluster.network",
            "Network policies",
            "网络策略",
            "The policies let names be resolved at the node's cache, where there is one, and Flink to the port that the API server listens on.",
            "Add {ipBlock: {cidr: ADDRESS/32}} to networkPolicy.dns, or the port to networkPolicy.kubernetesApi.ports.");

    private final Group group;
    private final String id;
    private final String english;
    private final String chinese;
    private final String looks;
    private final String remedy;

    Item(Group group, String id, String english, String chinese, String looks, String remedy) {
        this.group = group;
        this.id = id;
        this.english = english;
        this.chinese = chinese;
        this.looks = looks;
        this.remedy = remedy;
    }

    public Group group() {
        return group;
    }

    /** The name for programs; it does not change. */
    public String id() {
        return id;
    }

    String title(Language language) {
        return language == Language.ZH ? chinese : english;
    }

    /** What is looked at, and where it draws its lines. */
    String looks() {
        return looks;
    }

    String remedy() {
        return remedy;
    }

    Finding pass(String subject, String found) {
        return new Finding(this, subject, Level.PASS, found);
    }

    Finding warn(String subject, String found) {
        return new Finding(this, subject, Level.WARN, found);
    }

    Finding fail(String subject, String found) {
        return new Finding(this, subject, Level.FAIL, found);
    }

    Finding unknown(String subject, String why) {
        return new Finding(this, subject, Level.UNKNOWN, why);
    }

    /** One of three, by two limits that must not be passed. */
    Finding limited(String subject, double value, double warning, double failure, String found) {
        return new Finding(
                this, subject, value > failure ? Level.FAIL : value > warning ? Level.WARN : Level.PASS, found);
    }
}
