package dev.hotplug.diagnostics.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file: so many lines of its last 64 KiB, each cut to what a screen can show. */
final class LogTail {

    private static final int BYTES = 64 * 1024;
    private static final int LINE = 500;

    private LogTail() {}

    static List<String> of(Path file, int lines) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long from = Math.max(0, channel.size() - BYTES);
            channel.position(from);
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BYTES, channel.size() - from));
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                continue;
            }
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            List<String> all = text.lines().skip(from > 0 ? 1 : 0).map(LogTail::cut).toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String cut(String line) {
        return line.length() > LINE ? line.substring(0, LINE) + "..." : line;
    }
}
