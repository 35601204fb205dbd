package dev.hotplug.update.set;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Writes the file of a set: the same document, signatures and contents give the same bytes. */
public final class SetWriter {

    private static final int BUFFER = 16 * 1024;

    private SetWriter() {}

    /**
     * @param signatures content of {@code hotplug/feature.jws}
     * @param source     each content is read twice
     * @param out        not closed
     * @return the layout; refused when a content is not the one that the document pins
     */
    public static Result<Layout> write(SetDocument document, byte[] signatures, BlobSource source, OutputStream out) throws IOException {
        byte[] bytes = document.bytes();
        Layout layout = Layout.of(document, bytes.length, signatures.length);
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Layout.Slot slot : layout.slots()) {
            byte[] small = slot.name().equals(Layout.DOCUMENT) ? bytes : slot.name().equals(Layout.SIGNATURES) ? signatures : null;
            Result<Long> crc = small == null ? checksum(slot, source) : Result.ok(checksum(small));
            if (crc instanceof Result.Refused<Long> refused) {
                return Result.refused(refused.why());
            }
            long value = crc.value().orElseThrow();
            out.write(Zip.local(slot.name(), slot.size(), value));
            if (small == null) {
                copy(slot, source, out);
            } else {
                out.write(small);
            }
            directory.writeBytes(Zip.central(slot.name(), slot.size(), value, slot.header()));
        }
        out.write(directory.toByteArray());
        out.write(Zip.end(layout.slots().size(), directory.size(), layout.directoryOffset()));
        return Result.ok(layout);
    }

    private static void copy(Layout.Slot slot, BlobSource source, OutputStream out) throws IOException {
        try (InputStream in = source.open(new Blob(slot.sha256(), slot.size()))) {
            in.transferTo(out);
        }
    }

    static long checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    /** Of content that is the right one. */
    static Result<Long> checksum(Layout.Slot slot, BlobSource source) throws IOException {
        CRC32 crc = new CRC32();
        MessageDigest digest = SetDocument.digest();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = source.open(new Blob(slot.sha256(), slot.size()))) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
                digest.update(buffer, 0, read);
                size += read;
            }
        }
        return size == slot.size() && HexFormat.of().formatHex(digest.digest()).equals(slot.sha256())
                ? Result.ok(crc.getValue())
                : Result.refused(Refusal.of(Reason.CONTENT_ALTERED, "What is at hand as %s is something else.", slot.name()));
    }
}
