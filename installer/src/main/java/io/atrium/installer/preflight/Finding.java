package io.atrium.installer.preflight;

/**
 * What a check saw.
 *
 * @param subject what it looked at, such as a directory or an address
 * @param found in words; never a secret
 */
public record Finding(Item item, String subject, Level level, String found) {

    /** What to do; empty when it is good. */
    public String remedy() {
        return level == Level.PASS ? "" : item.remedy();
    }
}
