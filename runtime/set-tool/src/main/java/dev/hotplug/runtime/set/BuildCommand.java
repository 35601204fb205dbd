package dev.hotplug.runtime.set;

import dev.hotplug.update.set.Jws;
import dev.hotplug.update.set.Layout;
import dev.hotplug.update.set.SetDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hotplug set build}. */
@Command(name = "build", description = "Makes the set of a model, or with --base a patch of single bundles; not signed yet.")
final class BuildCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", description = "Distribution whose bundles are taken (default: the one of this tool).")
    private Path home;

    @Option(names = "--model", paramLabel = "NAME", description = "Charger model, by the name of its feature.")
    private String model;

    @Option(names = "--release", paramLabel = "FILE", description = "What the vendor decides: version, compatibility, security counter ...; needed for a set.")
    private Path release;

    @Option(names = "--previous", paramLabel = "FILE", description = "Set that was published before: what must not follow it is refused. Repeatable.")
    private final List<Path> previous = new ArrayList<>();

    @Option(names = "--base", paramLabel = "FILE", description = "Makes a patch for this set: a published file, or the document of a distribution, sets/MODEL.json. Repeatable.")
    private final List<Path> bases = new ArrayList<>();

    @Option(names = "--label", paramLabel = "LABEL", description = "Of the patch: becomes part of the version, 1.2.0+LABEL.")
    private String label;

    @Option(names = "--bundle", paramLabel = "[ID=]JAR", description = "Bundle of the patch; a new one needs its id, group:artifact:version=JAR. Repeatable.")
    private final List<String> bundles = new ArrayList<>();

    @Option(names = "--remove", paramLabel = "NAME", description = "Symbolic name of a bundle that goes. Repeatable.")
    private final List<String> removes = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "File to write, NAME.hpkg.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Built built = bases.isEmpty() ? set() : patch();
        for (Path file : previous) {
            PublishingRules.check(built.document(), SetFile.open(file).document());
        }
        Layout layout = SetFile.write(built.document(), Jws.write(List.of()), built.contents(), out);
        spec.commandLine().getOut().printf("%s: %s, %d bundles, %d bytes, not signed%ndocument %s%n",
                out, built.document().id(), built.document().bundles().size(), layout.totalBytes(), built.document().sha256());
        return 0;
    }

    private Built set() throws IOException {
        if (model == null || release == null || label != null || !bundles.isEmpty() || !removes.isEmpty()) {
            throw Complaint.of("A set needs --model and --release; a patch needs --base, --label, and --bundle or --remove.");
        }
        return SetBuild.of(home(), model, Release.read(release));
    }

    private Built patch() throws IOException {
        if (model != null || label == null || bundles.isEmpty() && removes.isEmpty()) {
            throw Complaint.of("A patch needs --base, --label, and --bundle or --remove, and no --model.");
        }
        List<SetDocument> documents = new ArrayList<>();
        for (Path base : bases) {
            documents.add(Documents.of(base));
        }
        Built built = PatchBuild.of(documents, label, bundles, removes, release == null ? Release.NOTHING : Release.read(release), home());
        documents.forEach(base -> PublishingRules.check(built.document(), base));
        return built;
    }

    private Path home() {
        if (home != null) {
            return home;
        }
        String own = System.getProperty("hotplug.home");
        if (own == null) {
            throw Complaint.of("Say with --home which distribution is meant.");
        }
        return Path.of(own);
    }
}
