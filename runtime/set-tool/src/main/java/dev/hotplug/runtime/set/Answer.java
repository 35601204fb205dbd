package dev.hotplug.runtime.set;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answers.
 *
 * @param head   status line and headers, with the empty line
 * @param page   body, when no file is sent
 * @param file   to send from, or null
 * @param from   first byte of it
 * @param length bytes of it that are sent, whatever the headers say
 */
record Answer(String head, byte[] page, Path file, long from, long length) {

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{0,18})");
    private static final Pattern NAME = Pattern.compile("/([A-Za-z0-9_+-][A-Za-z0-9._+-]{0,200})(\\?[a-z]*)?");
    private static final int LIE = 100;

    static Answer to(String method, String target, Map<String, String> headers, Path folder, Fault.Kind fault, int number) throws IOException {
        Matcher name = NAME.matcher(target);
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return page("405 Method Not Allowed", "");
        }
        Path file = name.matches() ? folder.resolve(name.group(1)) : folder;
        if (!Files.isRegularFile(file) || fault == Fault.Kind.NOT_FOUND) {
            return page("404 Not Found", "");
        }
        return switch (fault) {
            case ERROR -> page("500 Internal Server Error", "");
            case LOOP -> page("302 Found", "Location: " + target + "\r\n");
            case REDIRECT -> name.group(2) == null ? page("302 Found", "Location: " + target + "?moved\r\n") : file(file, headers, fault, number);
            default -> file(file, headers, fault, number);
        };
    }

    private static Answer file(Path file, Map<String, String> headers, Fault.Kind fault, int number) throws IOException {
        long size = Files.size(file);
        String tag = "\"" + Digests.sha256(file).substring(0, 32) + (fault == Fault.Kind.CHANGED ? "-" + number : "") + "\"";
        Matcher range = RANGE.matcher(headers.getOrDefault("range", ""));
        boolean part = range.matches() && fault != Fault.Kind.NO_RANGE && headers.getOrDefault("if-range", tag).equals(tag);
        long from = part ? Long.parseLong(range.group(1)) : 0;
        long end = part && !range.group(2).isEmpty() ? Math.min(size - 1, Long.parseLong(range.group(2))) : size - 1;
        if (part && (from >= size || end < from)) {
            return page("416 Range Not Satisfiable", "Content-Range: bytes */" + size + "\r\n");
        }
        long length = end - from + 1;
        String head = (part ? "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + from + "-" + end + "/" + size + "\r\n" : "HTTP/1.1 200 OK\r\n")
                + (fault == Fault.Kind.NO_RANGE ? "" : "Accept-Ranges: bytes\r\n")
                + "ETag: " + tag + "\r\nContent-Type: application/octet-stream\r\nContent-Length: "
                + (fault == Fault.Kind.WRONG_LENGTH ? length + LIE : length) + "\r\nConnection: close\r\n\r\n";
        return new Answer(head, new byte[0], file, from, fault == Fault.Kind.CUT ? length / 2 : length);
    }

    private static Answer page(String status, String headers) {
        byte[] body = ("<html><body>" + status + "</body></html>\n").getBytes(StandardCharsets.UTF_8);
        return new Answer("HTTP/1.1 " + status + "\r\n" + headers + "Content-Type: text/html\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\n\r\n", body, null, 0, 0);
    }
}
