package dev.hotplug.updater;

import dev.hotplug.boot.Disk;
import dev.hotplug.boot.Hash;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A disk in memory that knows what a power cut may take: content that was not synced, and names of a folder that was not synced,
 * each for itself or together. {@link #afterPowerCut} gives every state that the disk may be in then.
 */
final class ModelDisk implements Disk {

    /** As many changes of names as are tried in every combination. */
    private static final int MOST = 10;

    private static final class Node {
        private byte[] now = new byte[0];
        private byte[] durable = new byte[0];
        private final boolean folder;

        Node(boolean folder) {
            this.folder = folder;
        }

        boolean isUnsynced() {
            return !folder && !Arrays.equals(now, durable);
        }
    }

    /** One change of names in one folder, which happens whole or not at all. */
    private record Change(Path folder, Map<Path, Node> names) {}

    private final Map<Path, Node> names = new TreeMap<>();
    private final Map<Path, Node> durable = new TreeMap<>();
    private final List<Change> pending = new ArrayList<>();

    @Override
    public boolean makeFolder(Path folder) {
        if (folder.getParent() == null || names.containsKey(folder)) {
            return false;
        }
        makeFolder(folder.getParent());
        change(folder.getParent(), Map.of(folder, new Node(true)));
        return true;
    }

    private void change(Path folder, Map<Path, Node> what) {
        apply(names, what);
        pending.add(new Change(folder, what));
    }

    private static void apply(Map<Path, Node> to, Map<Path, Node> what) {
        what.forEach((path, node) -> {
            if (node == null) {
                to.remove(path);
            } else {
                to.put(path, node);
            }
        });
    }

    @Override
    public OutputStream write(Path file) throws IOException {
        folderOf(file);
        Node node = names.computeIfAbsent(file, path -> {
            Node fresh = new Node(false);
            pending.add(new Change(file.getParent(), Map.of(file, fresh)));
            return fresh;
        });
        node.now = new byte[0];
        return new ByteArrayOutputStream() {
            @Override
            public void close() {
                node.now = toByteArray();
            }
        };
    }

    private void folderOf(Path file) throws IOException {
        if (file.getParent().getParent() != null && !names.containsKey(file.getParent())) {
            throw new FileNotFoundException("no folder " + file.getParent());
        }
    }

    @Override
    public void sync(Path file) throws IOException {
        Node node = node(file);
        node.durable = node.now;
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Map<Path, Node> both = new LinkedHashMap<>();
        both.put(to, node(from));
        both.put(from, null);
        change(to.getParent(), both);
    }

    @Override
    public void syncFolder(Path folder) {
        for (Change each : List.copyOf(pending)) {
            if (each.folder().equals(folder)) {
                apply(durable, each.names());
                pending.remove(each);
            }
        }
    }

    @Override
    public void delete(Path file) {
        if (names.containsKey(file)) {
            Map<Path, Node> gone = new LinkedHashMap<>();
            gone.put(file, null);
            change(file.getParent(), gone);
        }
    }

    @Override
    public boolean exists(Path file) {
        return names.containsKey(file) && !names.get(file).folder;
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        return node(file).now;
    }

    @Override
    public String sha256(Path file) throws IOException {
        return Hash.of(node(file).now);
    }

    @Override
    public List<Path> list(Path folder) {
        return names.keySet().stream().filter(path -> folder.equals(path.getParent())).toList();
    }

    private Node node(Path file) throws IOException {
        Node node = names.get(file);
        if (node == null || node.folder) {
            throw new FileNotFoundException(file.toString());
        }
        return node;
    }

    /** Every disk that there may be when the power goes now. */
    void afterPowerCut(Consumer<ModelDisk> state) {
        List<Node> unsynced = names.values().stream().filter(Node::isUnsynced).distinct().toList();
        List<Node> all = new ArrayList<>(unsynced);
        if (pending.size() > MOST) {
            throw new IllegalStateException(pending.size() + " changes of names are not synced");
        }
        for (int kept = 0; kept < 1 << pending.size(); kept++) {
            for (int contents = 0; contents < 1 << all.size(); contents++) {
                state.accept(after(kept, contents, all));
            }
        }
    }

    private ModelDisk after(int kept, int contents, List<Node> unsynced) {
        Map<Path, Node> left = new TreeMap<>(durable);
        for (int i = 0; i < pending.size(); i++) {
            if ((kept & 1 << i) != 0) {
                apply(left, pending.get(i).names());
            }
        }
        ModelDisk disk = new ModelDisk();
        left.forEach((path, node) -> {
            int index = unsynced.indexOf(node);
            boolean lost = index >= 0 && (contents & 1 << index) == 0;
            Node copy = new Node(node.folder);
            copy.now = lost ? node.durable : node.now;
            copy.durable = copy.now;
            if (isReachable(path, left)) {
                disk.names.put(path, copy);
                disk.durable.put(path, copy);
            }
        });
        return disk;
    }

    private static boolean isReachable(Path path, Map<Path, Node> left) {
        Path folder = path.getParent();
        return folder.getParent() == null || left.containsKey(folder) && isReachable(folder, left);
    }
}
