package dev.hotplug.ocpp.transport;

import dev.hotplug.ocpp.link.LinkStatus.Kind;
import dev.hotplug.security.SecurityEvent;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.websocket.api.exceptions.BadPayloadException;
import org.eclipse.jetty.websocket.api.exceptions.ProtocolException;
import org.eclipse.jetty.websocket.api.exceptions.UpgradeException;

/** Turns what Java and Jetty throw into sentences that say what happened and what to do. Pure. */
final class Explainer {

    static final String SUB_PROTOCOL = "ocpp1.6";

    private final String server;
    private final boolean secure;
    private final String identity;
    private final Limits limits;
    private final BooleanSupplier serverVerified;

    /** @param serverVerified the attempt got so far that the server's certificate was found good */
    Explainer(URI endpoint, String identity, Limits limits, BooleanSupplier serverVerified) {
        this.server = server(endpoint);
        this.secure = TransportKeys.secure(endpoint.toString());
        this.identity = identity;
        this.limits = limits;
        this.serverVerified = serverVerified;
    }

    /** Why an attempt failed. */
    Explanation attempt(Throwable failure) {
        List<Throwable> causes = causes(failure);
        return first(causes, Explainer::said)
                .or(() -> first(causes, this::known))
                .or(() -> first(causes, this::noWebServer))
                .or(() -> first(causes, Explainer::httpStatus).map(this::http))
                .or(() -> first(causes, this::broken))
                .orElseGet(() -> new Explanation(
                        Kind.OTHER, "The connection to " + server + " could not be opened: " + plain(failure) + "."));
    }

    /** An attempt took longer than it may. */
    Explanation attemptTooLong() {
        return new Explanation(
                Kind.TIMEOUT,
                server + " did not complete the connection within " + limits.attempt().toSeconds()
                        + " s; check the network, and whether the port in the URL is that of an OCPP central system.");
    }

    /** The HTTP upgrade worked, but the central system did not select our sub-protocol (OCPP-J section 3.2). */
    Explanation subProtocol(String selected) {
        String what = selected.isEmpty() ? "no sub-protocol" : "the sub-protocol " + selected;
        return new Explanation(
                Kind.SUB_PROTOCOL,
                "The central system selected " + what + " instead of " + SUB_PROTOCOL
                        + "; it must support OCPP 1.6J at this address, so check the URL.");
    }

    /** An open connection ended. */
    Explanation closed(int code, String reason, Optional<Throwable> error) {
        List<Throwable> causes = error.map(Explainer::causes).orElse(List.of());
        Optional<Explanation> explained = first(causes, this::violation);
        if (explained.isPresent()) {
            return explained.get();
        }
        if (code == 1006) {
            return new Explanation(Kind.LINK_LOST, "The connection to " + server + " broke"
                    + error.map(e -> " (" + plain(e) + ")").orElse(" without being closed") + "; check the network if this recurs.");
        }
        String said = reason == null || reason.isBlank() ? "" : ": " + reason.strip();
        String why = code == 1005 ? "without a reason" : "with code " + code + said;
        return new Explanation(
                Kind.CLOSED_BY_CENTRAL_SYSTEM,
                "The central system closed the connection " + why + "; ask its operator for the cause if this recurs.");
    }

    Explanation noPong(PingClock clock) {
        return new Explanation(
                Kind.NO_PONG,
                "Nothing was heard from " + server + " for " + clock.pong().toSeconds()
                        + " s after a ping, so the connection was dropped; check the network.");
    }

    Explanation stalled() {
        return new Explanation(
                Kind.LINK_LOST,
                server + " has not taken what was sent to it for " + limits.write().toSeconds()
                        + " s, so the connection was dropped; check the network and the central system.");
    }

    Explanation queueFull() {
        return new Explanation(
                Kind.LINK_LOST,
                "More than " + limits.maxQueued() + " bytes waited to be taken by " + server
                        + ", so the connection was dropped; check the network and the central system.");
    }

    /** Our own exceptions say it themselves, however deep they are wrapped. */
    private static Optional<Explanation> said(Throwable cause) {
        return cause instanceof CertificateRefused
                ? Optional.of(new Explanation(Kind.TLS, cause.getMessage(), SecurityEvent.InvalidCentralSystemCertificate))
                : Optional.empty();
    }

    private Optional<Explanation> known(Throwable cause) {
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return explained(Kind.DNS, "The name of the central system (" + server
                    + ") could not be resolved; check the URL, the network and its DNS server.");
        }
        if (cause instanceof SSLException) {
            return Optional.of(TlsAlerts.explain(server, String.valueOf(cause.getMessage()), serverVerified.getAsBoolean()));
        }
        if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
            return explained(Kind.TIMEOUT, server + " did not answer within " + limits.connect().toSeconds()
                    + " s; check the address, the network and firewalls.");
        }
        if (cause instanceof NoRouteToHostException || says(cause, "unreachable")) {
            return explained(Kind.TIMEOUT, "There is no way through the network to " + server
                    + "; check the charge point's network connection.");
        }
        if (cause instanceof ConnectException && says(cause, "refused")) {
            return explained(Kind.REFUSED, server + " refused the connection; check the port in the URL and that the central system runs.");
        }
        if (says(cause, "subprotocol")) {
            return Optional.of(subProtocol(between(cause.getMessage(), '[', ']')));
        }
        return Optional.empty();
    }

    private Explanation http(int status) {
        String end = " (HTTP " + status + ").";
        if (status == 401 || status == 403) {
            return new Explanation(Kind.HTTP_UNAUTHORIZED, "The central system does not let the charge point " + identity
                    + " in; check its identity, AuthorizationKey and SecurityProfile" + end,
                    SecurityEvent.FailedToAuthenticateAtCentralSystem);
        }
        if (status == 404) {
            return new Explanation(Kind.HTTP_NOT_FOUND, "The central system does not know the charge point " + identity
                    + " at this address; check the URL, and whether the identity is registered there" + end);
        }
        if (status >= 500) {
            return new Explanation(Kind.HTTP_SERVER_ERROR,
                    "The central system has a problem of its own; ask its operator if it lasts" + end);
        }
        if (status >= 300 && status < 400) {
            return new Explanation(Kind.HTTP_OTHER,
                    "The central system redirects to another address, which is not followed; set up the right URL" + end);
        }
        return new Explanation(Kind.HTTP_OTHER, "The central system did not accept a WebSocket at this address; check the URL" + end);
    }

    /** What came back is no HTTP; Jetty gives that a status of its own, which the server never sent. */
    private Optional<Explanation> noWebServer(Throwable cause) {
        return cause instanceof BadMessageException || cause instanceof HttpResponseException
                ? explained(Kind.HTTP_OTHER, server + " did not answer as a WebSocket server does; check host and port in the URL.")
                : Optional.empty();
    }

    private Optional<Explanation> broken(Throwable cause) {
        boolean ended = cause instanceof EofException || cause instanceof EOFException
                || cause instanceof ClosedChannelException || says(cause, "reset") || says(cause, "broken pipe");
        return ended
                ? explained(Kind.LINK_LOST, server
                        + " ended the connection before it answered; check " + where() + ".")
                : Optional.empty();
    }

    private String where() {
        return "host and port in the URL, and whether it "
                + (secure ? "demands a client certificate (SecurityProfile 3)" : "wants wss://");
    }

    private Optional<Explanation> violation(Throwable cause) {
        if (cause instanceof BadPayloadException) {
            return explained(Kind.OTHER, "The central system sent text that is not UTF-8, so the connection was closed as RFC 6455"
                    + " demands; its operator has to mend that.");
        }
        if (cause instanceof ProtocolException) {
            return explained(Kind.OTHER, "The central system broke the WebSocket protocol (" + plain(cause)
                    + "), so the connection was closed; its operator has to mend that.");
        }
        return cause instanceof SSLException
                ? Optional.of(TlsAlerts.explain(server, String.valueOf(cause.getMessage()), serverVerified.getAsBoolean()))
                : Optional.empty();
    }

    private static Optional<Integer> httpStatus(Throwable cause) {
        int status = cause instanceof UpgradeException u ? u.getResponseStatusCode() : 0;
        return status >= 200 ? Optional.of(status) : Optional.empty();
    }

    /** Host and port. */
    static String server(URI endpoint) {
        int standard = TransportKeys.secure(endpoint.toString()) ? 443 : 80;
        return endpoint.getHost() + ":" + OptionalInt.of(endpoint.getPort()).stream().filter(p -> p > 0).findFirst().orElse(standard);
    }

    private static <T> Optional<T> first(List<Throwable> causes, Function<Throwable, Optional<T>> explain) {
        return causes.stream().map(explain).flatMap(Optional::stream).findFirst();
    }

    /** The exception, its causes, and what was suppressed on the way; the outermost first. */
    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        collect(failure, causes, Collections.newSetFromMap(new IdentityHashMap<>()));
        return causes;
    }

    private static void collect(Throwable failure, List<Throwable> causes, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return;
        }
        causes.add(failure);
        collect(failure.getCause(), causes, seen);
        for (Throwable suppressed : failure.getSuppressed()) {
            collect(suppressed, causes, seen);
        }
    }

    private static Optional<Explanation> explained(Kind kind, String text) {
        return Optional.of(new Explanation(kind, text));
    }

    private static boolean says(Throwable cause, String word) {
        return cause.getMessage() != null && cause.getMessage().toLowerCase(Locale.ROOT).contains(word);
    }

    private static String between(String text, char open, char close) {
        int from = text.indexOf(open);
        int to = text.indexOf(close, from + 1);
        return from >= 0 && to > from ? text.substring(from + 1, to) : "";
    }

    private static String plain(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
