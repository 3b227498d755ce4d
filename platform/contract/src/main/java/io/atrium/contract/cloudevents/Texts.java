package io.atrium.contract.cloudevents;

/** Text from outside on its way into messages and facts. */
final class Texts {
    private static final int EXCERPT = 80;

    private Texts() {}

    /** Short enough for a message. */
    static String excerpt(String text) {
        return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }

    /** Whether the text has control characters or half a surrogate pair, which no identifier has. */
    static boolean isIllFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == 0x7F) {
                return true;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
