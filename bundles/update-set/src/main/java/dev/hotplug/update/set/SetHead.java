package dev.hotplug.update.set;

/**
 * The beginning of a set's file: all that is needed to judge it before anything of its content is taken.
 *
 * @param document   read
 * @param bytes      of the document, as they are in the file and as they are signed
 * @param signatures content of {@code hotplug/feature.jws}
 */
public record SetHead(SetDocument document, byte[] bytes, byte[] signatures) {

    public SetHead {
        bytes = bytes.clone();
        signatures = signatures.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public byte[] signatures() {
        return signatures.clone();
    }

    /** Where everything lies in the file. */
    public Layout layout() {
        return Layout.of(document, bytes.length, signatures.length);
    }
}
