package dev.hotplug.updater;

import java.util.ArrayList;
import java.util.List;

/** A framework of names and places; a bundle may be told to fail, or to hang, at its start. */
final class FakeLive implements Live {

    private final List<Installed> bundles = new ArrayList<>();
    final List<String> steps = new ArrayList<>();
    String failsToStart = "";
    String hangs = "";
    Runnable passed = () -> { };
    private long ids;

    /** Without a step. */
    void has(String name, String location) {
        bundles.add(new Installed(++ids, name, location, true));
    }

    List<String> locations() {
        return bundles.stream().map(Installed::location).sorted().toList();
    }

    boolean allActive() {
        return bundles.stream().allMatch(Installed::active);
    }

    @Override
    public List<Installed> bundles() {
        return List.copyOf(bundles);
    }

    @Override
    public void stop(Installed bundle) throws StepFailed {
        step("stop", bundle);
        set(bundle, false);
    }

    @Override
    public void uninstall(Installed bundle) throws StepFailed {
        step("uninstall", bundle);
        bundles.removeIf(each -> each.id() == bundle.id());
    }

    /** A location ends with the name of its bundle, before the last dash. */
    @Override
    public void install(String location) {
        bundles.add(new Installed(++ids, nameOf(location), location, false));
        steps.add("install " + location);
        passed.run();
    }

    private static String nameOf(String location) {
        return TestSets.nameAt(location);
    }

    @Override
    public void refresh() {
        steps.add("refresh");
        passed.run();
    }

    @Override
    public void start(Installed bundle) throws StepFailed {
        step("start", bundle);
        set(bundle, true);
    }

    private void set(Installed bundle, boolean active) {
        bundles.replaceAll(each -> each.id() == bundle.id() ? new Installed(each.id(), each.name(), each.location(), active) : each);
    }

    private void step(String what, Installed bundle) throws StepFailed {
        steps.add(what + " " + bundle.location());
        if (what.equals("start") && bundle.location().equals(failsToStart)) {
            throw StepFailed.of("The bundle " + bundle.name() + " does not start: thrown", null);
        }
        if (bundle.location().equals(hangs)) {
            throw StepFailed.stuck("The bundle " + bundle.name() + " does not " + what + " within 10 s");
        }
        passed.run();
    }
}
