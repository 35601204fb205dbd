package dev.hotplug.updater;

import dev.hotplug.boot.CrashPoint;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.wiring.FrameworkWiring;

/** The real framework. */
final class LiveFramework implements Live {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration REFRESH = Duration.ofSeconds(30);

    private final BundleContext context;
    private final Leaks leaks;
    private final Leftovers leftovers;

    /**
     * @param context of the framework, so that what is installed does not belong to the updater's bundle
     * @param leaks   told of what is taken out
     */
    LiveFramework(BundleContext context, Leaks leaks) {
        this.context = context;
        this.leaks = leaks;
        this.leftovers = new Leftovers(context);
    }

    @Override
    public List<Installed> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID)
                .map(bundle -> new Installed(
                        bundle.getBundleId(), String.valueOf(bundle.getSymbolicName()), bundle.getLocation(), active(bundle)))
                .toList();
    }

    /** A fragment is never active; it is well when its host is. */
    private static boolean active(Bundle bundle) {
        return bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING || isFragment(bundle);
    }

    static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    @Override
    public void stop(Installed bundle) throws StepFailed {
        step("The bundle " + bundle.name() + " does not stop", bundle, each -> each.stop(Bundle.STOP_TRANSIENT));
    }

    @Override
    public void uninstall(Installed bundle) throws StepFailed {
        step("The bundle " + bundle.name() + " cannot be taken out", bundle, each -> {
            leaks.goes(each);
            each.uninstall();
        });
    }

    @Override
    public void install(String location) throws StepFailed {
        Limited.run("The bundle at " + location + " cannot be put in", STEP, () -> context.installBundle(location));
        CrashPoint.passed();
    }

    @Override
    public void refresh() throws StepFailed {
        CountDownLatch done = new CountDownLatch(1);
        FrameworkListener listener = event -> done.countDown();
        Limited.run("The bundles cannot be wired anew", REFRESH, () -> {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class).refreshBundles(null, listener);
            done.await(REFRESH.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        });
        if (done.getCount() > 0) {
            throw StepFailed.stuck("The bundles cannot be wired anew within " + REFRESH.toSeconds() + " s");
        }
        leftovers.clear();
        CrashPoint.passed();
    }

    @Override
    public void start(Installed bundle) throws StepFailed {
        step("The bundle " + bundle.name() + " does not start", bundle, Bundle::start);
    }

    /** What is done to one bundle. */
    private interface Step {
        void on(Bundle bundle) throws Exception;
    }

    private void step(String what, Installed installed, Step step) throws StepFailed {
        Bundle bundle = context.getBundle(installed.id());
        if (bundle == null) {
            throw StepFailed.of(what + ": it is not there", null);
        }
        Limited.run(what, STEP, () -> {
            step.on(bundle);
            return null;
        });
        CrashPoint.passed();
    }
}
