package dev.hotplug.itests.soak;

/** Threads that never keep the program alive. */
final class Threads {

    /** One that has never run: there is nothing to wait for. */
    static final Thread NONE = new Thread("none");

    private Threads() {}

    static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
