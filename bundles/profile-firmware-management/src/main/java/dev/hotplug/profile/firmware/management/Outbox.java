package dev.hotplug.profile.firmware.management;

import dev.hotplug.loop.Loop;
import dev.hotplug.ocpp.Csms;
import dev.hotplug.ocpp.Csms.Outcome;
import dev.hotplug.ocpp16.firmwaremanagement.FirmwareStatusNotification;
import dev.hotplug.ocpp16.security.SignedFirmwareStatusNotification;
import dev.hotplug.uploads.StatusQueue;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The statuses of updates: which message tells each, and in which order, also over restarts. Station loop. */
final class Outbox {

    private final Csms csms;
    private final StatusQueue<Report> queue;
    private long sequence;

    /** @param told is called when the central system has answered */
    Outbox(Loop loop, Csms csms, Consumer<Report> told) {
        this.csms = csms;
        this.queue = new StatusQueue<>(loop, csms, this::tell, told, report -> report.progress().ends());
    }

    /** The reports of what is told of an update; not sent yet. */
    List<Report> reports(FirmwareOrder order, List<Progress> progress) {
        return progress.stream()
                .filter(each -> order.signed().isPresent() || each.plain().isPresent())
                .map(each -> new Report(csms.newMessageId(), ++sequence, order.id(), each, order.requestId()))
                .toList();
    }

    /** They are durable. */
    void add(List<Report> reports) {
        sequence = Math.max(sequence, reports.stream().mapToLong(Report::sequence).max().orElse(0));
        queue.add(reports);
    }

    /** What of an update has not been told and need not be any more, because another takes its place. */
    List<Report> dropped(String orderId) {
        return queue.drop(each -> each.orderId().equals(orderId) && !each.progress().ends());
    }

    /** There is a new connection. */
    void opened() {
        queue.opened();
    }

    /** The link may carry calls now. */
    void send() {
        queue.send();
    }

    private CompletionStage<? extends Outcome<?>> tell(Report report) {
        return report.requestId().isPresent()
                ? csms.call(
                        SignedFirmwareStatusNotification.OPERATION,
                        new SignedFirmwareStatusNotification.Req(report.progress().signed(), report.requestId()),
                        Csms.Permit.ACCEPTED,
                        report.messageId())
                : csms.call(
                        FirmwareStatusNotification.OPERATION,
                        new FirmwareStatusNotification.Req(report.progress().plain().orElseThrow()),
                        Csms.Permit.ACCEPTED,
                        report.messageId());
    }

    void close() {
        queue.close();
    }
}
