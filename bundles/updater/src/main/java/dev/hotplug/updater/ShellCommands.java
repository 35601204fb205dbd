package dev.hotplug.updater;

import dev.hotplug.update.Answer;
import dev.hotplug.update.Check;
import dev.hotplug.update.Offer;
import dev.hotplug.update.Refusal;
import dev.hotplug.update.Updates;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** For the developer's shell, which is never on a charger: {@code hotplug:check FILE}, {@code hotplug:install NAME FILE} and others. */
@Component(
        service = ShellCommands.class,
        property = {
            "osgi.command.scope=hotplug",
            "osgi.command.function=check",
            "osgi.command.function=install",
            "osgi.command.function=goback",
            "osgi.command.function=cancel",
            "osgi.command.function=updates"
        })
public final class ShellCommands {

    private static final int PATIENCE_SECONDS = 120;

    private final Updates updates;

    @Activate
    public ShellCommands(@Reference Updates updates) {
        this.updates = updates;
    }

    /** What would come of a file. */
    public String check(String file) throws ExecutionException, InterruptedException, TimeoutException {
        return words(look(file));
    }

    private Check look(String file) throws ExecutionException, InterruptedException, TimeoutException {
        return updates.check(Path.of(file)).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Checks and takes on. */
    public String install(String request, String file) throws ExecutionException, InterruptedException, TimeoutException {
        Check check = look(file);
        return check instanceof Offer offer ? words(updates.install(request, offer)) : words(check);
    }

    public String goback(String request) {
        return words(updates.goBack(request));
    }

    public String cancel(String request) {
        return words(updates.cancel(request));
    }

    /** What runs, what is under way, how it went. */
    public String updates() {
        StringBuilder text = new StringBuilder().append(updates.installed()).append('\n').append(updates.snapshot());
        updates.history().forEach(outcome -> text.append('\n').append(outcome));
        return text.toString();
    }

    private static String words(Check check) {
        return check instanceof Refusal refusal ? words(refusal) : check.toString();
    }

    private static String words(Answer answer) {
        return answer instanceof Refusal refusal ? words(refusal) : "Accepted";
    }

    private static String words(Refusal refusal) {
        return "Refused " + refusal.reason() + " " + refusal.sentence();
    }
}
