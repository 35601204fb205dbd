package dev.hotplug.itests.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every row of the table, in the order of the files, and the marks of those that no test shows yet. */
final class Rows {

    /** Rows that belong to a part of the product that is still to come. */
    static final String NOT_BUILT_YET = "not-built-yet.txt";

    private final Map<String, Row> byName = new LinkedHashMap<>();
    private final Map<String, Mark> marks = new LinkedHashMap<>();

    private Rows() {}

    /**
     * @param folder {@code rows}
     * @throws IllegalArgumentException when a name stands twice, or a mark names no row
     */
    static Rows read(Path folder) {
        Rows rows = new Rows();
        for (Kind kind : Kind.values()) {
            RowFile.read(folder.resolve(kind.file()), kind.columns().size()).forEach(cells -> rows.add(new Row(kind, cells)));
        }
        RowFile.read(folder.resolve(NOT_BUILT_YET), 2)
                .forEach(cells -> rows.add(new Mark(cells.get(0), cells.get(1), NOT_BUILT_YET)));
        return rows;
    }

    private void add(Row row) {
        if (byName.put(row.name(), row) != null) {
            throw new IllegalArgumentException("The row " + row.name() + " stands twice in the data");
        }
    }

    private void add(Mark mark) {
        if (!byName.containsKey(mark.row())) {
            throw new IllegalArgumentException(mark.file() + " marks " + mark.row() + ", which is no row");
        }
        if (marks.put(mark.row(), mark) != null) {
            throw new IllegalArgumentException(mark.row() + " is marked twice in " + mark.file());
        }
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    Stream<Row> of(Kind kind) {
        return all().filter(row -> row.kind() == kind);
    }

    Stream<Row> all() {
        return byName.values().stream();
    }

    Optional<Mark> mark(String row) {
        return Optional.ofNullable(marks.get(row));
    }

    /** Names that somebody may have meant: those that begin alike. */
    List<String> like(String name) {
        List<String> like = new ArrayList<>(byName.keySet());
        like.removeIf(known -> !known.startsWith(name) && !name.startsWith(known));
        return like;
    }
}
