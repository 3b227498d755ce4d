package io.atrium.installer.importer;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends the reading of a row that never ends, such as after a lost quote, before it fills the memory. */
final class RowLimit extends FilterReader {

    /** Far more than any row has, the reader's own look-ahead included. */
    static final int MOST_CHARACTERS = 1 << 20;

    private long characters;

    RowLimit(Reader in) {
        super(in);
    }

    void beginRow() {
        characters = 0;
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        count(1);
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int more) throws IOException {
        characters += more;
        if (characters > MOST_CHARACTERS) {
            throw new TooLong();
        }
    }

    /** A row has more than {@value #MOST_CHARACTERS} characters. */
    static final class TooLong extends IOException {

        private static final long serialVersionUID = 1L;

        TooLong() {
            super("a row has more than " + MOST_CHARACTERS + " characters");
        }
    }
}
