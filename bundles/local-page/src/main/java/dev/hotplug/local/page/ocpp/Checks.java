package dev.hotplug.local.page.ocpp;

import dev.hotplug.page.Words;
import dev.hotplug.settings.CentralSystem;
import dev.hotplug.settings.ConnectionSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with what was entered, or will be, while it is typed: one remark for each field at most. Pure. */
final class Checks {

    private static final int MAX_IDENTITY = 48;
    private static final int TLS_PORT = 443;

    private final Entered entered;
    private final Known known;
    private final List<Remark> remarks = new ArrayList<>();

    private Checks(Entered entered, Known known) {
        this.entered = entered;
        this.known = known;
    }

    /** Levels of remarks. */
    enum Level {
        /** It will be refused. */
        BAD,
        /** It may be meant so. */
        WARN,
        GOOD
    }

    /** @param field name in the request */
    record Remark(String field, Level level, Words words) {}

    /**
     * All of it.
     *
     * @param endpoint the final address; empty while there is none
     */
    record Outcome(List<Remark> remarks, Optional<String> endpoint) {

        boolean good() {
            return remarks.stream().noneMatch(r -> r.level() == Level.BAD);
        }
    }

    static Outcome of(Entered entered, Known known) {
        Checks checks = new Checks(entered, known);
        checks.identity();
        checks.url();
        checks.password();
        checks.profile();
        checks.terms();
        return new Outcome(List.copyOf(checks.remarks), checks.endpoint());
    }

    private void url() {
        String url = entered.url();
        String scheme = url.contains("://") ? url.substring(0, url.indexOf("://")).toLowerCase(Locale.ROOT) : "";
        if (url.isEmpty()) {
            required("url", "Die URL", "The URL");
        } else if (scheme.equals("http") || scheme.equals("https")) {
            String right = scheme.equals("http") ? "ws://" : "wss://";
            bad("url", "OCPP braucht " + right + " statt " + scheme + "://.", "OCPP needs " + right + " instead of " + scheme + "://.");
        } else if (!scheme.equals("ws") && !scheme.equals("wss")) {
            bad("url", "Die URL muss mit ws:// oder wss:// beginnen.", "The URL must begin with ws:// or wss://.");
        } else {
            address(new ConnectionSettings(normal(), identityOrSome(), 0, ""));
        }
    }

    private String identityOrSome() {
        return entered.identity().isBlank() ? "-" : entered.identity().strip();
    }

    private void address(ConnectionSettings settings) {
        Optional<String> wrong = settings.badAddress();
        if (wrong.isPresent() && identityRemarked()) {
            bad("url", "Prüfe zuerst die Identität.", "Check the identity first.");
        } else if (wrong.isPresent()) {
            bad("url", german(wrong.get()), "The URL " + wrong.get() + ".");
        } else if (entered.url().strip().endsWith("/")) {
            warn("url", "Der Schrägstrich am Ende wird weggelassen.", "The slash at the end is left out.");
        } else if (!settings.secure() && URI.create(settings.url()).getPort() == TLS_PORT) {
            warn("url", "Port 443 gehört meist zu wss://.", "Port 443 mostly belongs to wss://.");
        } else if (!settings.secure()) {
            warn("url", "ws:// ist nicht verschlüsselt.", "ws:// is not encrypted.");
        }
    }

    private boolean identityRemarked() {
        return remarks.stream().anyMatch(r -> r.field().equals("identity") && r.level() == Level.BAD);
    }

    /** The sentences of {@link ConnectionSettings#badAddress()}. */
    private static String german(String english) {
        if (english.contains("end with the identity")) {
            return "Die Identität steht schon in der URL; sie wird von selbst angehängt.";
        }
        if (english.contains("spaces")) {
            return "In der URL dürfen keine Leerzeichen stehen.";
        }
        if (english.contains("user name")) {
            return "Benutzer und Passwort gehören nicht in die URL; trage das Passwort unten ein.";
        }
        if (english.contains("? or #")) {
            return "Die URL darf kein ? und kein # enthalten: die Identität wird angehängt.";
        }
        return english.contains("name a host") ? "Es fehlt ein Rechnername, oder der Port ist keiner." : "Das ist keine gültige Adresse.";
    }

    private void identity() {
        String identity = entered.identity();
        String plain = identity.strip();
        if (plain.isEmpty()) {
            required("identity", "Die Identität des Aufladepunktes", "The charge point identity");
        } else if (plain.length() > MAX_IDENTITY) {
            bad("identity", "Höchstens " + MAX_IDENTITY + " Zeichen.", "At most " + MAX_IDENTITY + " characters.");
        } else if (plain.chars().anyMatch(Character::isISOControl)) {
            bad("identity", "Darin sind unsichtbare Zeichen.", "It contains invisible characters.");
        } else if (!plain.equals(identity)) {
            warn("identity", "Leerzeichen am Rand werden weggelassen.", "Spaces at its ends are left out.");
        } else if (plain.contains("/")) {
            warn("identity", "Ein / wird verschlüsselt übertragen (%2F); manche Zentralsysteme mögen das nicht.",
                    "A / is sent as %2F; some central systems do not like that.");
        } else if (plain.chars().anyMatch(c -> c == ' ' || c > '~')) {
            warn("identity", "Leerzeichen und Sonderzeichen stehen verschlüsselt in der Adresse.", "Spaces and special characters are encoded in the address.");
        }
    }

    private void password() {
        boolean needed = entered.securityProfile() == 1 || entered.securityProfile() == 2;
        if (entered.wrongPassword()) {
            bad("password", "16 bis 20 Zeichen, oder 32 bis 40 hexadezimale Ziffern in gerader Zahl.",
                    "16 to 20 characters, or an even number of 32 to 40 hexadecimal digits.");
        } else if (entered.enabled() && needed && entered.password().isEmpty() && !known.passwordSet()) {
            bad("password", "Sicherheitsprofil " + entered.securityProfile() + " braucht ein Passwort.",
                    "Security profile " + entered.securityProfile() + " needs a password.");
        } else if (ConnectionSettings.isAuthorizationKey(entered.password())) {
            good("password", "Wird als hexadezimaler AuthorizationKey verstanden.", "Is taken as a hexadecimal AuthorizationKey.");
        }
    }

    private void profile() {
        int profile = entered.securityProfile();
        boolean secure = normal().regionMatches(true, 0, "wss://", 0, 6);
        if (entered.enabled() && known.on() && profile < known.profile()) {
            bad("securityProfile", "Das Profil kann nur steigen. Um es zu senken, schalte OCPP zuerst aus.",
                    "The profile can only rise. To lower it, switch OCPP off first.");
        } else if (profile >= 2 && !secure) {
            bad("securityProfile", "Profil " + profile + " braucht eine URL mit wss://.", "Profile " + profile + " needs a URL with wss://.");
        } else if (profile == 3 && !known.certificate()) {
            bad("securityProfile", "Profil 3 braucht ein Zertifikat dieses Aufladepunktes; es ist keines da.",
                    "Profile 3 needs a certificate of this charge point; there is none.");
        } else if (known.on() && profile >= 2 && profile > known.profile() && !known.root()) {
            bad("securityProfile", "Dafür muss erst ein CA-Zertifikat da sein.", "A CA certificate has to be there first.");
        } else if (secure && profile < 2) {
            warn("securityProfile", "Mit wss:// passt Profil 2.", "With wss:// profile 2 fits.");
        }
    }

    private void terms() {
        if (entered.enabled() && !entered.termsAccepted()) {
            bad("termsAccepted", "Ohne sie bleibt OCPP aus.", "Without them OCPP stays off.");
        }
    }

    private String normal() {
        return entered.url().strip().replaceFirst("(?<=[^/:])/+$", "");
    }

    private Optional<String> endpoint() {
        boolean wrong = remarks.stream().anyMatch(r -> r.level() == Level.BAD && (r.field().equals("url") || r.field().equals("identity")));
        return wrong || normal().isEmpty() || entered.identity().isBlank()
                ? Optional.empty()
                : Optional.of(new CentralSystem(true, normal(), entered.identity().strip(), true).endpoint().toString());
    }

    /** Required while OCPP is to be on. */
    private void required(String field, String de, String en) {
        if (entered.enabled()) {
            bad(field, de + " fehlt.", en + " is missing.");
        }
    }

    private void bad(String field, String de, String en) {
        remarks.add(new Remark(field, Level.BAD, Words.of(de, en)));
    }

    private void warn(String field, String de, String en) {
        remarks.add(new Remark(field, Level.WARN, Words.of(de, en)));
    }

    private void good(String field, String de, String en) {
        remarks.add(new Remark(field, Level.GOOD, Words.of(de, en)));
    }
}
