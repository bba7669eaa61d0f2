package io.github.switchgear.fleet.memory;

import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.RegisterMap;
import io.github.switchgear.fleet.wire.DecisionCodec;
import io.github.switchgear.fleet.wire.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A file of one node's own. It is written anew beside its place, forced to the disk, and then moved there in one step: whenever the
 * process or the machine dies, there is the old file or the new one.
 */
public final class FileMemory implements Memory {

    private static final int MAGIC = 0x5347_4D31; // SGM1

    private final Path file;

    /** Kept in a file, which need not be there yet; its directory must. */
    public FileMemory(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** A file that cannot be read is moved away, so that nothing of it is lost, and is none from then on. */
    @Override
    public Collection<Decision> read() throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            return readFile();
        } catch (MalformedException e) {
            Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            throw new IOException(file + " is no memory of a fleet: " + e.getMessage() + "; it is now " + aside, e);
        }
    }

    private Collection<Decision> readFile() throws IOException {
        long size = Files.size(file);
        if (size > (long) RegisterMap.LIMIT * DecisionCodec.LONGEST) {
            throw new MalformedException("it has " + size + " bytes");
        }
        byte[] bytes = Files.readAllBytes(file);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC) {
                throw new MalformedException("it does not begin as one");
            }
            if (in.readLong() != sum(bytes)) {
                throw new MalformedException("its sum is wrong");
            }
            int count = in.readInt();
            List<Decision> decisions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                decisions.add(DecisionCodec.read(in));
            }
            return decisions;
        } catch (EOFException e) {
            throw new MalformedException("it ends too early");
        }
    }

    @Override
    public void keep(Collection<Decision> news, Collection<Decision> all) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeLong(0);
            out.writeInt(all.size());
            for (Decision decision : all) {
                out.write(DecisionCodec.bytes(decision));
            }
        }
        write(summed(bytes.toByteArray()));
    }

    private static byte[] summed(byte[] bytes) {
        ByteBuffer.wrap(bytes).putLong(Integer.BYTES, sum(bytes));
        return bytes;
    }

    /** Of what follows the sum. */
    private static long sum(byte[] bytes) {
        int begin = Math.min(bytes.length, Integer.BYTES + Long.BYTES);
        CRC32 sum = new CRC32();
        sum.update(bytes, begin, bytes.length - begin);
        return sum.getValue();
    }

    private void write(byte[] bytes) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, bytes);
        try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.deleteIfExists(beside);
            throw new IOException("The file system of " + file + " cannot replace a file in one step", e);
        }
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {}
}
