package io.atrium.installer.preflight;

import java.util.Locale;

/** How a check ended. */
public enum Level {
    PASS("good", "通过"),
    /** It could not be made, and nothing is known. */
    UNKNOWN("not checked", "未检查"),
    WARN("warning", "警告"),
    FAIL("failed", "失败");

    private final String english;
    private final String chinese;

    Level(String english, String chinese) {
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
