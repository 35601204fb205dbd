package dev.hotplug.runtime.set;

import dev.hotplug.update.set.DeltaPlan;
import dev.hotplug.update.set.SetBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotplug set diff}. */
@Command(name = "diff", description = "Compares two sets: bundles, configurations, actions, and the bytes that a station on the first fetches of the second.")
final class DiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FROM", description = "Set that a station runs.")
    private Path from;

    @Parameters(index = "1", paramLabel = "TO", description = "Set or patch that it is sent.")
    private Path to;

    @Override
    public Integer call() throws IOException {
        SetFile before = SetFile.open(from);
        SetFile after = SetFile.open(to);
        SetDiff diff = new SetDiff(before.document(), after.head());
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s -> %s%n", before.document().id(), after.document().id());
        diff.bundles().forEach(change -> line(change, out));
        diff.configurations().forEach(pid -> out.printf("~ configuration %s%n", pid));
        diff.actions().forEach(action -> out.printf("%s action %s%n", action.substring(0, 1), action.substring(1)));
        long counter = after.document().update().securityCounter() - before.document().update().securityCounter();
        if (counter != 0) {
            out.printf("~ security counter %+d%n", counter);
        }
        DeltaPlan plan = diff.plan();
        out.printf(Locale.ROOT, "a station fetches %d of %d bytes (%.1f %%) in %d requests%n",
                plan.fetchBytes(), plan.layout().totalBytes(), 100.0 * plan.fetchBytes() / plan.layout().totalBytes(), 1 + plan.fetch().size());
        return 0;
    }

    private static void line(SetDiff.Change change, PrintWriter out) {
        if (change.before() == null) {
            out.printf("+ %s%n", words(change.after()));
        } else if (change.after() == null) {
            out.printf("- %s%n", words(change.before()));
        } else {
            out.printf("~ %s -> %s, %d bytes%n", words(change.before()), change.after().version(), change.after().size());
        }
    }

    private static String words(SetBundle bundle) {
        return bundle.symbolicName() + " " + bundle.version();
    }
}
