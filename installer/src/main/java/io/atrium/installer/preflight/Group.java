package io.atrium.installer.preflight;

import java.util.Locale;

/** What a check looks at. */
public enum Group {
    HOST("This host", "本机"),
    NETWORK("Network", "网络"),
    APPLICATION("Certificates and what you bring", "证书与外部组件"),
    /** Looked at by an installation on a cluster, which knows the values. */
    CLUSTER("Cluster", "集群");

    private final String english;
    private final String chinese;

    Group(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String in(Language language) {
        return language == Language.ZH ? chinese : english;
    }
}
