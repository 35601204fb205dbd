package dev.hotplug.local.page.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is served.
 *
 * @param plain   as it is
 * @param gzipped the same, compressed
 * @param tag     changes with the content
 */
public record FileContent(byte[] plain, byte[] gzipped, String type, String tag) {

    private static final int TAG_DIGITS = 16;

    public static FileContent of(byte[] plain, String type) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
            return new FileContent(plain, gzip(plain), type, HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
