package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The head of an HTTP/1.1 response (RFC 9112), read within bounds.
 *
 * @param headers by lower-case name; the first of a name counts
 */
record Head(int status, Map<String, String> headers) {

    private static final int MAX_BYTES = 32 * 1024;
    private static final int MAX_HEADERS = 100;

    /** Reads one; those in between (1xx) are passed over. */
    static Head read(InputStream in) throws IOException {
        Budget budget = new Budget();
        Head head = one(in, budget);
        while (head.status < 200) {
            head = one(in, budget);
        }
        return head;
    }

    private static Head one(InputStream in, Budget budget) throws IOException {
        int status = status(line(in, budget));
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in, budget); !line.isEmpty(); line = line(in, budget)) {
            int colon = line.indexOf(':');
            if (colon > 0 && headers.size() < MAX_HEADERS) {
                headers.putIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        return new Head(status, headers);
    }

    private static int status(String line) throws TransferException {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw new TransferException(Kind.PROTOCOL, "The server does not speak HTTP/1.1.");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    static String line(InputStream in, Budget budget) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended");
            }
            budget.take();
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Of the body; empty when it is not said, or said wrongly. */
    OptionalLong length() {
        return header("content-length").filter(text -> text.matches("[0-9]{1,18}")).map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    boolean chunked() {
        return header("transfer-encoding").filter(text -> text.toLowerCase(Locale.ROOT).endsWith("chunked")).isPresent();
    }

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /** Bytes that may still be read of a head. */
    static final class Budget {
        private int left = MAX_BYTES;

        void take() throws TransferException {
            if (--left < 0) {
                throw new TransferException(Kind.PROTOCOL, "The server's answer has a head of more than " + MAX_BYTES + " bytes.");
            }
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
