package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.FrameLink;
import dev.hotplug.ocpp.link.FrameSink;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what it is told: {@code open}, {@code text ...}, {@code oversized ...}, {@code close ...}. */
class RecordingSink implements FrameSink {

    final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    final List<FrameLink> opened = new CopyOnWriteArrayList<>();

    @Override
    public void onOpen(FrameLink link) {
        opened.add(link);
        told.add("open");
    }

    @Override
    public void onText(String frame) {
        told.add("text " + frame);
    }

    @Override
    public void onOversized(String head, long bound) {
        told.add("oversized " + bound + " " + head);
    }

    @Override
    public void onClose(String reason) {
        told.add("close " + reason);
    }

    /** What it is told next; fails the test after 20 s. */
    String next() {
        try {
            String next = told.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("the sink was told nothing");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<String> all() {
        return List.copyOf(told);
    }
}
