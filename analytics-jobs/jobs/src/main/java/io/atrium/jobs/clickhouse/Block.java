package io.atrium.jobs.clickhouse;

/**
 * A finished block: what a checkpoint stores and the committer posts, as it is.
 *
 * @param table the table
 * @param insert the statement; kept with the bytes, because an upgraded job may know other columns
 * @param token the deduplication token {@code table/generation/subtask/checkpoint/sequence/sha256}
 * @param rows number of rows
 * @param nativeBytes size before compression
 * @param body LZ4 frame of one block in the Native format; not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying megabytes for form's sake would cost
record Block(String table, String insert, String token, int rows, int nativeBytes, byte[] body) {
    @Override
    public String toString() {
        return "Block[" + token + ", rows=" + rows + ", bytes=" + body.length + "]";
    }
}
