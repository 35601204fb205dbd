package dev.hotplug.update.set;

/**
 * Bounds that hold before a signature has been seen. What a reader keeps in memory is the document, the signatures and one buffer.
 *
 * @param documentBytes  of {@code hotplug/feature.json}
 * @param signatureBytes of {@code hotplug/feature.jws}
 * @param sbomBytes      of the bill of materials
 * @param blobBytes      of one bundle
 * @param totalBytes     of the file
 * @param bundles        in one document
 */
public record Limits(int documentBytes, int signatureBytes, long sbomBytes, long blobBytes, long totalBytes, int bundles) {

    /** Those of the format: no file beyond them is a set. */
    public static final Limits FORMAT =
            new Limits(512 * 1024, 64 * 1024, 4L << 20, 64L << 20, 512L << 20, 512);

    /** The same with a smaller file: as much as a station has room for. */
    public Limits total(long bytes) {
        return new Limits(documentBytes, signatureBytes, sbomBytes, blobBytes, Math.min(bytes, totalBytes), bundles);
    }
}
