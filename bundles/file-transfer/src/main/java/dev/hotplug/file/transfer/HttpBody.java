package dev.hotplug.file.transfer;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an HTTP response: a known number of bytes, chunks, or all until the end. Ending early is an EOFException where it can be told. */
final class HttpBody extends FilterInputStream {

    private final boolean chunked;
    private long left;
    private boolean ended;

    HttpBody(InputStream in, Head head) {
        super(in);
        this.chunked = head.chunked();
        this.left = chunked ? 0 : head.length().orElse(Long.MAX_VALUE);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0 && chunked && !ended) {
            nextChunk();
        }
        if (left == 0 || ended) {
            return -1;
        }
        int read = in.read(into, offset, (int) Math.min(length, left));
        if (read < 0 && chunked) {
            throw new EOFException("the connection ended within a chunk");
        }
        left -= Math.max(0, read);
        return endOfChunk(read);
    }

    private int endOfChunk(int read) throws IOException {
        if (chunked && left == 0) {
            Head.line(in, new Head.Budget());
        }
        return read;
    }

    private void nextChunk() throws IOException {
        String size = Head.line(in, new Head.Budget()).replaceFirst(";.*", "").strip();
        if (!size.matches("[0-9A-Fa-f]{1,15}")) {
            throw new EOFException("a chunk has no size");
        }
        left = Long.parseLong(size, 16);
        ended = left == 0;
    }
}
