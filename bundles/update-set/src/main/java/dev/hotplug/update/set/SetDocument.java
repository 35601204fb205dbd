package dev.hotplug.update.set;

import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a set says of itself: an OSGi Feature document (specification 159) with the extension {@code hotplug-update}. It has exactly
 * one form as bytes, so its digest names it.
 *
 * @param id             group:artifact:version
 * @param name           for people
 * @param description    for people
 * @param bundles        in the order of their installation; of a patch, those that it adds or replaces
 * @param configurations properties by PID: texts, integers, decimals, booleans and lists of them
 * @param launching      framework properties
 * @param model          of a set; absent in a patch
 * @param update         what makes it an update set
 */
public record SetDocument(
        String id,
        String name,
        String description,
        List<SetBundle> bundles,
        Map<String, Map<String, Object>> configurations,
        Map<String, String> launching,
        Optional<Model> model,
        Update update) {

    /** The longest version: what BootNotification has room for as firmwareVersion. */
    public static final int MAX_VERSION = 50;

    public SetDocument {
        bundles = List.copyOf(bundles);
        Map<String, Map<String, Object>> copy = new TreeMap<>();
        configurations.forEach((pid, properties) -> copy.put(pid, Collections.unmodifiableMap(new TreeMap<>(properties))));
        configurations = Collections.unmodifiableMap(copy);
        launching = Collections.unmodifiableMap(new TreeMap<>(launching));
    }

    /** Reads a document in its canonical form. */
    public static Result<SetDocument> read(byte[] bytes) {
        return DocumentReader.read(bytes);
    }

    /** Its one form. */
    public byte[] bytes() {
        return CanonicalJson.bytes(DocumentWriter.values(this));
    }

    /** Names this document: SHA-256 of its form, 64 lower-case hex digits. */
    public String sha256() {
        return HexFormat.of().formatHex(digest().digest(bytes()));
    }

    /** The last part of the id: what a station reports as its firmware version. */
    public String version() {
        return id.substring(id.lastIndexOf(':') + 1);
    }

    /** It names every bundle of a station. Otherwise it is a patch. */
    public boolean isWhole() {
        return update.patch().isEmpty();
    }

    /** Everything that its file holds beside document and signatures, in the order of the file: bill of materials, then bundles. */
    public List<Blob> blobs() {
        Map<String, Blob> blobs = new LinkedHashMap<>();
        blobs.put(update.sbom().sha256(), update.sbom());
        bundles.forEach(bundle -> blobs.put(bundle.sha256(), new Blob(bundle.sha256(), bundle.size())));
        return List.copyOf(blobs.values());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The charger model, as the features of a distribution have it.
     *
     * @param name       as after {@code --model}
     * @param code       first group of its part numbers
     * @param partNumber when a station has none of its own
     */
    public record Model(String name, String code, String partNumber) {}

    /**
     * The extension.
     *
     * @param compatibility   stations that it is for; at least one entry
     * @param securityCounter apart from the version; a station never goes below the highest that it has confirmed
     * @param platform        what it needs below it
     * @param spaceBytes      free space that it needs beside its own bundles
     * @param state           schemas by store
     * @param actions         OCPP actions that each bundle answers, by symbolic name
     * @param updateClass     least class; a station may need a higher one
     * @param gate            when it counts as healthy
     * @param sbom            CycloneDX document
     * @param revoked         certificates that no longer count, by SHA-256
     * @param patch           present in a patch
     * @param applied         patches that were applied to what a vendor published; the station writes this, never a vendor
     */
    public record Update(
            List<Compatibility> compatibility,
            long securityCounter,
            Platform platform,
            long spaceBytes,
            Map<String, StateSchema> state,
            Map<String, List<String>> actions,
            UpdateClass updateClass,
            Gate gate,
            Blob sbom,
            List<String> revoked,
            Optional<Patch> patch,
            List<Applied> applied) {

        public Update {
            compatibility = List.copyOf(compatibility);
            state = Collections.unmodifiableMap(new TreeMap<>(state));
            actions = Collections.unmodifiableMap(new TreeMap<>(actions));
            revoked = List.copyOf(revoked);
            applied = List.copyOf(applied);
        }
    }

    /**
     * What a set needs below it.
     *
     * @param java    version of Java
     * @param api     version of what the launcher gives to bundles
     * @param storage version of the data folder's layout
     */
    public record Platform(Range java, Range api, Range storage) {}

    /**
     * When a set that was just started counts as healthy.
     *
     * @param timeoutSeconds within which everything must be as good as before
     * @param soakSeconds    for which it must stay so
     */
    public record Gate(int timeoutSeconds, int soakSeconds) {}

    /**
     * A patch that is in this set.
     *
     * @param label  of the patch
     * @param sha256 of its document
     */
    public record Applied(String label, String sha256) {}
}
