package io.atrium.server.deadletters;

/**
 * A letter with its bytes.
 *
 * @param key the original key
 * @param value the original bytes, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed on, compared by nobody
record KeptLetter(long id, String reason, Origin origin, String key, byte[] value) {

    @Override
    public String toString() {
        return "letter " + id;
    }
}
