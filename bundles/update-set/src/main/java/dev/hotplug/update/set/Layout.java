package dev.hotplug.update.set;

import java.util.ArrayList;
import java.util.List;

/**
 * Where everything lies in the file of a set. It follows from the document and the length of the signatures alone: who has read the
 * beginning of a file knows the place of every bundle.
 *
 * @param slots           in the order of the file
 * @param directoryOffset where the directory begins
 * @param totalBytes      length of the file
 */
public record Layout(List<Slot> slots, long directoryOffset, long totalBytes) {

    static final String DOCUMENT = "hotplug/feature.json";
    static final String SIGNATURES = "hotplug/feature.jws";
    static final String SBOM = "hotplug/sbom.cdx.json";

    public Layout {
        slots = List.copyOf(slots);
    }

    /**
     * One entry.
     *
     * @param name   in the archive
     * @param sha256 of the content; empty for document and signatures, which no digest pins
     * @param header where the entry begins
     * @param data   where its content begins
     * @param size   of its content
     */
    public record Slot(String name, String sha256, long header, long data, long size) {}

    static Layout of(SetDocument document, long documentBytes, long signatureBytes) {
        List<Slot> slots = new ArrayList<>();
        long at = add(slots, DOCUMENT, "", 0, documentBytes);
        at = add(slots, SIGNATURES, "", at, signatureBytes);
        for (Blob blob : document.blobs()) {
            boolean sbom = slots.size() == 2;
            at = add(slots, sbom ? SBOM : Blob.PREFIX + blob.sha256(), blob.sha256(), at, blob.size());
        }
        long directory = slots.stream().mapToLong(slot -> Zip.CENTRAL_BYTES + slot.name().length()).sum();
        return new Layout(slots, at, at + directory + Zip.END_BYTES);
    }

    private static long add(List<Slot> slots, String name, String sha256, long at, long size) {
        long data = at + Zip.LOCAL_BYTES + name.length();
        slots.add(new Slot(name, sha256, at, data, size));
        return data + size;
    }
}
