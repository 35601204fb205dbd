package dev.hotplug.itests.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Text of one row a line, its cells between bars; empty lines and those that begin with # are for the reader. */
final class RowFile {

    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

    private RowFile() {}

    /**
     * @param columns cells that each line must have
     * @throws IllegalArgumentException naming file and line when it has more or fewer, or an empty one
     */
    static List<List<String>> read(Path file, int columns) {
        List<String> lines = lines(file);
        return java.util.stream.IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
                .mapToObj(i -> cells(lines.get(i), columns, file.getFileName() + " line " + (i + 1)))
                .toList();
    }

    private static List<String> cells(String line, int columns, String where) {
        List<String> cells = List.of(BAR.split(line.strip(), -1));
        if (cells.size() != columns || cells.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(where + " has " + cells.size() + " cells, or an empty one, instead of " + columns);
        }
        return cells;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
