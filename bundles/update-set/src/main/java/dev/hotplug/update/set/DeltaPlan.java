package dev.hotplug.update.set;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which bytes of a set's file must be fetched when some of its bundles are at hand. The others follow: bundles from the store, and all
 * that lies between them from the document. The file that comes about is the published one byte for byte, so every signature over it
 * holds; whoever distrusts that verifies the file as if it had been fetched whole.
 *
 * @param layout  of the file
 * @param known   slots whose content is in the store
 * @param missing slots whose content is fetched
 * @param fetch   spans to ask for, in order, without overlap
 * @param fetched bytes at the beginning that are there already
 */
public record DeltaPlan(Layout layout, List<Layout.Slot> known, List<Layout.Slot> missing, List<Span> fetch, long fetched) {

    /** Two spans closer together than this are asked for as one: a request costs more. */
    private static final long GAP = 1_024;

    private static final int BUFFER = 16 * 1024;

    public DeltaPlan {
        known = List.copyOf(known);
        missing = List.copyOf(missing);
        fetch = List.copyOf(fetch);
    }

    /** Part of a file. */
    public record Span(long offset, long length) {

        public long end() {
            return offset + length;
        }
    }

    /**
     * @param fetched bytes from the beginning that are there already, at least the head
     * @param stored  which contents are in the store
     */
    public static DeltaPlan of(Layout layout, long fetched, Predicate<Blob> stored) {
        List<Layout.Slot> known = new ArrayList<>();
        List<Layout.Slot> missing = new ArrayList<>();
        for (Layout.Slot slot : layout.slots().subList(2, layout.slots().size())) {
            (stored.test(new Blob(slot.sha256(), slot.size())) ? known : missing).add(slot);
        }
        return new DeltaPlan(layout, known, missing, spans(missing, fetched), fetched);
    }

    private static List<Span> spans(List<Layout.Slot> missing, long fetched) {
        List<Span> spans = new ArrayList<>();
        for (Layout.Slot slot : missing) {
            long from = Math.max(slot.data(), fetched);
            long to = slot.data() + slot.size();
            int last = spans.size() - 1;
            if (from >= to) {
                continue;
            }
            if (last >= 0 && from - spans.get(last).end() <= GAP) {
                spans.set(last, new Span(spans.get(last).offset(), to - spans.get(last).offset()));
            } else {
                spans.add(new Span(from, to - from));
            }
        }
        return spans;
    }

    /** Of the whole file, those that were fetched already counted. */
    public long fetchBytes() {
        return Math.min(fetched, layout.totalBytes()) + fetch.stream().mapToLong(Span::length).sum();
    }

    /**
     * Completes a file that holds the fetched parts, each in its place: everything else is written. The result still has to be verified
     * as a file that was fetched whole. Done twice it does the same.
     *
     * @param file  open for reading and writing; on return as long as the set
     * @param store what was said to be stored
     * @return refused when something in the store, or what was fetched, is not what it should be: what it was is in the sentence
     */
    public Result<Layout> complete(SetHead head, SeekableByteChannel file, BlobSource store) throws IOException {
        BlobSource own = blob -> part(file, blob);
        List<byte[]> directory = new ArrayList<>();
        for (Layout.Slot slot : layout.slots()) {
            Result<Long> crc = slot.name().equals(Layout.DOCUMENT) ? Result.ok(SetWriter.checksum(head.bytes()))
                    : slot.name().equals(Layout.SIGNATURES) ? Result.ok(SetWriter.checksum(head.signatures()))
                    : SetWriter.checksum(slot, known.contains(slot) ? store : own);
            if (crc instanceof Result.Refused<Long> refused) {
                return Result.refused(refused.why());
            }
            write(file, slot.header(), Zip.local(slot.name(), slot.size(), crc.value().orElseThrow()));
            if (known.contains(slot)) {
                copy(file, slot, store);
            }
            directory.add(Zip.central(slot.name(), slot.size(), crc.value().orElseThrow(), slot.header()));
        }
        writeEnd(file, directory);
        return Result.ok(layout);
    }

    private void writeEnd(SeekableByteChannel file, List<byte[]> directory) throws IOException {
        long at = layout.directoryOffset();
        for (byte[] entry : directory) {
            write(file, at, entry);
            at += entry.length;
        }
        write(file, at, Zip.end(directory.size(), at - layout.directoryOffset(), layout.directoryOffset()));
        file.truncate(layout.totalBytes());
    }

    private static void copy(SeekableByteChannel file, Layout.Slot slot, BlobSource store) throws IOException {
        file.position(slot.data());
        OutputStream out = Channels.newOutputStream(file);
        try (InputStream in = store.open(new Blob(slot.sha256(), slot.size()))) {
            byte[] buffer = new byte[BUFFER];
            long left = slot.size();
            for (int read = in.read(buffer); read > 0 && left > 0; read = in.read(buffer)) {
                out.write(buffer, 0, (int) Math.min(read, left));
                left -= read;
            }
        }
    }

    private static void write(SeekableByteChannel file, long at, byte[] bytes) throws IOException {
        file.position(at);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    private InputStream part(SeekableByteChannel file, Blob blob) throws IOException {
        Layout.Slot slot = missing.stream().filter(each -> each.sha256().equals(blob.sha256())).findFirst().orElseThrow();
        file.position(slot.data());
        return new Portion(Channels.newInputStream(file), slot.size());
    }
}
