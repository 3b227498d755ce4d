package io.atrium.jobs.clickhouse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Blocks in checkpoints. A version that was ever released stays readable: a checkpoint may be all that has a row. */
final class BlockSerializer implements SimpleVersionedSerializer<Block> {
    static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Block block) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream(1024);
        DataOutputStream out = new DataOutputStream(head);
        out.writeUTF(block.table());
        out.writeUTF(block.insert());
        out.writeUTF(block.token());
        out.writeInt(block.rows());
        out.writeInt(block.nativeBytes());
        out.writeInt(block.body().length);
        byte[] bytes = Arrays.copyOf(head.toByteArray(), head.size() + block.body().length); // megabytes: copied once
        System.arraycopy(block.body(), 0, bytes, head.size(), block.body().length);
        return bytes;
    }

    @Override
    public Block deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException("the checkpoint holds a ClickHouse block of version " + version
                    + ", this software reads version " + VERSION + ": start it with the software that wrote it");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        String table = in.readUTF();
        String insert = in.readUTF();
        String token = in.readUTF();
        int rows = in.readInt();
        int nativeBytes = in.readInt();
        byte[] body = in.readNBytes(in.readInt());
        if (in.available() > 0) {
            throw new IOException("bytes are left after the block " + token);
        }
        return new Block(table, insert, token, rows, nativeBytes, body);
    }
}
