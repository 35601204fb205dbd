package dev.hotplug.profile.firmware.management;

import dev.hotplug.ocpp16.firmwaremanagement.UpdateFirmware;
import dev.hotplug.ocpp16.security.SignedUpdateFirmware;
import dev.hotplug.store.Fields;
import dev.hotplug.transfer.Tries;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the central system asked for, by UpdateFirmware or by SignedUpdateFirmware.
 *
 * @param id         given here, unique for ever; the updater knows the request by it
 * @param location   of the file; may hold a password
 * @param retrieveAt not to be fetched before
 * @param signed     what only a signed request has
 */
record FirmwareOrder(String id, String location, Instant retrieveAt, Tries tries, Optional<Signed> signed) {

    /** Between two tries, when the central system says nothing about it. */
    static final Duration RETRY_INTERVAL = Duration.ofSeconds(60);

    /**
     * @param requestId   repeated in each status
     * @param installAt   not to be installed before
     * @param certificate PEM
     * @param signature   base64
     */
    record Signed(int requestId, Optional<Instant> installAt, String certificate, String signature) {}

    static FirmwareOrder of(String id, UpdateFirmware.Req request) {
        return new FirmwareOrder(
                id,
                request.location(),
                request.retrieveDate(),
                Tries.of(request.retries(), request.retryInterval(), RETRY_INTERVAL),
                Optional.empty());
    }

    static FirmwareOrder of(String id, SignedUpdateFirmware.Req request) {
        SignedUpdateFirmware.FirmwareType firmware = request.firmware();
        return new FirmwareOrder(
                id,
                firmware.location(),
                firmware.retrieveDateTime(),
                Tries.of(request.retries(), request.retryInterval(), RETRY_INTERVAL),
                Optional.of(new Signed(
                        request.requestId(), firmware.installDateTime(), firmware.signingCertificate(), firmware.signature())));
    }

    /** One of which nothing else is known any more. */
    static FirmwareOrder damaged(String id, Optional<Integer> requestId) {
        return new FirmwareOrder(id, "", Instant.EPOCH, new Tries(0, RETRY_INTERVAL),
                requestId.map(known -> new Signed(known, Optional.empty(), "", "")));
    }

    /** Nothing can be fetched or verified by it. */
    boolean isDamaged() {
        return location.isEmpty();
    }

    Optional<Integer> requestId() {
        return signed.map(Signed::requestId);
    }

    /** Not to be installed before; empty: at once. */
    Optional<Instant> installAt() {
        return signed.flatMap(Signed::installAt);
    }

    /** The central system asks for the same again: it may have lost the answer. */
    boolean sameAs(FirmwareOrder other) {
        return new FirmwareOrder(other.id, location, retrieveAt, tries, signed).equals(other);
    }

    Fields fields() {
        Fields fields = Fields.of(
                "id", id,
                "location", location,
                "retrieveAt", retrieveAt.toString(),
                "retries", Integer.toString(tries.left()),
                "pauseMillis", Long.toString(tries.pause().toMillis()));
        return signed.map(each -> with(fields, each)).orElse(fields);
    }

    private static Fields with(Fields fields, Signed signed) {
        Fields more = fields
                .with("requestId", Integer.toString(signed.requestId()))
                .with("certificate", signed.certificate())
                .with("signature", signed.signature());
        return signed.installAt().map(at -> more.with("installAt", at.toString())).orElse(more);
    }

    static FirmwareOrder of(Fields fields) {
        Tries tries = new Tries((int) fields.number("retries", 0), Duration.ofMillis(fields.number("pauseMillis", 0)));
        Optional<Signed> signed = fields.text("requestId").map(id -> new Signed(
                Integer.parseInt(id),
                fields.text("installAt").map(Instant::parse),
                fields.required("certificate"),
                fields.required("signature")));
        return new FirmwareOrder(
                fields.required("id"), fields.required("location"), Instant.parse(fields.required("retrieveAt")), tries, signed);
    }

    /** Without the location. */
    @Override
    public String toString() {
        return "FirmwareOrder[" + id + ", " + tries + "]";
    }
}
