package dev.hotplug.update.set;

import java.io.Closeable;
import java.io.IOException;

/** Where a reader puts the bill of materials and the bundles of a set, one after the other. */
public interface BlobSink {

    /** For who only wants to know whether the file is what it should be. */
    BlobSink NOWHERE = blob -> new Target() {
        @Override
        public void write(byte[] bytes, int offset, int length) {
            // not wanted
        }

        @Override
        public void keep() {
            // not wanted
        }

        @Override
        public void close() {
            // nothing was opened
        }
    };

    /** @throws IOException when there is no room, or the disk is broken: the reader passes it on */
    Target open(Blob blob) throws IOException;

    /** Takes one blob: its bytes, then {@link #keep()} when they were the right ones, then {@link #close()} in any case. */
    interface Target extends Closeable {

        void write(byte[] bytes, int offset, int length) throws IOException;

        /** Size, checksum and digest are right. Without this call nothing of it may stay. */
        void keep() throws IOException;
    }
}
