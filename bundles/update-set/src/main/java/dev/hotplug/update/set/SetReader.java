package dev.hotplug.update.set;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Reads the file of a set from its beginning to its end, once, and takes nothing that is not exactly as the document says. Nothing is
 * unpacked by name: contents go to a sink under their own digest. In memory are document, signatures, directory and one buffer, all
 * bounded; a byte beyond the announced end is never waited for by more than one read.
 */
public final class SetReader {

    private static final int BUFFER = 16 * 1024;

    private final Inlet in;
    private final Limits limits;
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int entries;

    private SetReader(InputStream in, Limits limits) {
        this.in = new Inlet(in);
        this.limits = limits;
    }

    /** Judges a set by its beginning, before any of its content is taken. */
    public interface Gatekeeper {

        /** Lets everything in whose form is right. */
        Gatekeeper OPEN = head -> Optional.empty();

        /** Empty: go on. */
        Optional<Refusal> judge(SetHead head);
    }

    /**
     * Reads a whole file. What was put into the sink before a refusal is right content by its digest, of a set that is not.
     *
     * @param in         not closed
     * @param gatekeeper asked once, when document and signatures have been read
     * @param sink       for bill of materials and bundles
     * @throws IOException from the stream or the sink, never because of what the file says
     */
    public static Result<SetHead> read(InputStream in, Limits limits, Gatekeeper gatekeeper, BlobSink sink) throws IOException {
        try {
            return Result.ok(new SetReader(in, limits).read(gatekeeper, sink));
        } catch (Unfit e) {
            return Result.refused(e.refusal());
        }
    }

    /**
     * Reads the beginning alone, as far as the signatures.
     *
     * @param in not closed
     */
    public static Result<SetHead> readHead(InputStream in, Limits limits) throws IOException {
        try {
            return Result.ok(new SetReader(in, limits).head());
        } catch (Unfit e) {
            return Result.refused(e.refusal());
        }
    }

    private SetHead read(Gatekeeper gatekeeper, BlobSink sink) throws IOException, Unfit {
        SetHead head = head();
        Optional<Refusal> refusal = gatekeeper.judge(head);
        if (refusal.isPresent()) {
            throw new Unfit(refusal.get());
        }
        for (Layout.Slot slot : head.layout().slots().subList(2, head.layout().slots().size())) {
            blob(slot, sink);
        }
        end(head.layout());
        return head;
    }

    private SetHead head() throws IOException, Unfit {
        byte[] bytes = part(Layout.DOCUMENT, limits.documentBytes());
        Result<SetDocument> document = SetDocument.read(bytes);
        if (document instanceof Result.Refused<SetDocument> refused) {
            throw new Unfit(refused.why());
        }
        SetDocument read = document.value().orElseThrow();
        check(read);
        SetHead head = new SetHead(read, bytes, part(Layout.SIGNATURES, limits.signatureBytes()));
        if (head.layout().totalBytes() > limits.totalBytes()) {
            throw Unfit.of(Reason.TOO_LARGE, "The set has %d bytes; at most %d are permitted.", head.layout().totalBytes(), limits.totalBytes());
        }
        return head;
    }

    private void check(SetDocument document) throws Unfit {
        if (!document.update().applied().isEmpty()) {
            throw Unfit.of(Reason.CONTRADICTION, "The field \"extensions.hotplug-update.applied\" is a station's, and has no place in a published set.");
        }
        if (document.bundles().size() > limits.bundles()) {
            throw Unfit.of(Reason.TOO_LARGE, "The set has %d bundles; at most %d are permitted.", document.bundles().size(), limits.bundles());
        }
        for (Blob blob : document.blobs()) {
            boolean sbom = blob.equals(document.update().sbom());
            if (blob.size() > (sbom ? limits.sbomBytes() : limits.blobBytes())) {
                throw Unfit.of(Reason.TOO_LARGE, "The entry %s is to have %d bytes, more than permitted.", blob.sha256(), blob.size());
            }
        }
    }

    /** A small part, kept in memory. */
    private byte[] part(String name, int largest) throws IOException, Unfit {
        long offset = in.at();
        EntryReader.Declared declared = EntryReader.read(in, name, 1, largest);
        byte[] content = in.bytes((int) declared.size(), name);
        CRC32 crc = new CRC32();
        crc.update(content);
        checkCrc(name, declared, crc);
        enter(name, declared, offset);
        return content;
    }

    private void blob(Layout.Slot slot, BlobSink sink) throws IOException, Unfit {
        long offset = in.at();
        EntryReader.Declared declared = EntryReader.read(in, slot.name(), slot.size(), slot.size());
        CRC32 crc = new CRC32();
        MessageDigest digest = SetDocument.digest();
        try (BlobSink.Target target = sink.open(new Blob(slot.sha256(), slot.size()))) {
            byte[] buffer = new byte[BUFFER];
            for (long left = slot.size(); left > 0; ) {
                int read = in.some(buffer, (int) Math.min(left, BUFFER), slot.name());
                crc.update(buffer, 0, read);
                digest.update(buffer, 0, read);
                target.write(buffer, 0, read);
                left -= read;
            }
            if (!HexFormat.of().formatHex(digest.digest()).equals(slot.sha256())) {
                throw Unfit.of(Reason.CONTENT_ALTERED, "The content of %s does not have the digest that the document pins.", slot.name());
            }
            checkCrc(slot.name(), declared, crc);
            target.keep();
        }
        enter(slot.name(), declared, offset);
    }

    private static void checkCrc(String name, EntryReader.Declared declared, CRC32 crc) throws Unfit {
        if (declared.crc() != crc.getValue()) {
            throw Unfit.of(Reason.CONTENT_ALTERED, "The content of %s does not have the checksum of its entry.", name);
        }
    }

    private void enter(String name, EntryReader.Declared declared, long offset) {
        directory.writeBytes(Zip.central(name, declared.size(), declared.crc(), offset));
        entries++;
    }

    private void end(Layout layout) throws IOException, Unfit {
        directory.writeBytes(Zip.end(entries, directory.size(), layout.directoryOffset()));
        byte[] wanted = directory.toByteArray();
        byte[] found = in.bytes(wanted.length, "the directory");
        int difference = Arrays.mismatch(wanted, found);
        if (difference >= 0) {
            throw Unfit.of(Reason.DIRECTORY_DIFFERS, "The directory does not repeat the entries: byte %d of it differs.", difference);
        }
        if (!in.ended()) {
            throw Unfit.of(Reason.TRAILING_DATA, "Something follows the end of the set at byte %d.", in.at());
        }
    }
}
