package io.atrium.server.config;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A tenant that is provisioned at start.
 *
 * @param id realm name and tenant id
 * @param timeZone an IANA zone such as {@code Asia/Shanghai}
 * @param locale {@code zh-CN} or {@code en}
 * @param secretsDirectory holds {@code tenant-<id>-gateway} and {@code tenant-<id>-<user>}
 */
public record EvaluationTenant(String id, Names name, String timeZone, String locale, Path secretsDirectory) {
    private static final Pattern ID = Pattern.compile("(?!master$)[a-z][a-z0-9-]{1,30}");
    private static final Pattern LOCALE = Pattern.compile("zh-CN|en");

    public EvaluationTenant {
        Require.matching("id", id, ID);
        Require.present("name", name);
        Require.zone("timeZone", timeZone);
        Require.matching("locale", locale, LOCALE);
        Require.present("secretsDirectory", secretsDirectory);
    }

    /** A name in both languages. */
    public record Names(String zh, String en) {
        public Names {
            Require.text("zh", zh);
            Require.text("en", en);
        }
    }
}
