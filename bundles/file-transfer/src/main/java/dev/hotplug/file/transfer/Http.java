package dev.hotplug.file.transfer;

import dev.hotplug.transfer.Failure.Kind;
import dev.hotplug.transfer.Parts;
import dev.hotplug.transfer.Validator;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP and HTTPS (RFC 9110, 9112), one connection a request. An upload is a PUT; a server that knows no PUT gets the same file
 * as a form (POST, multipart/form-data). Redirects are followed a few times, never from HTTPS to HTTP, and the password stays
 * with the server it was meant for.
 */
final class Http implements Protocol {

    private static final int HOPS = 3;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final Set<Integer> NO_PUT = Set.of(405, 501);
    private static final Set<Integer> LOGIN = Set.of(401, 403, 407);
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
    /** The same method again (RFC 9110 section 15.4); what the others mean for a PUT nobody agrees on. */
    private static final Set<Integer> MOVED_SAME_METHOD = Set.of(307, 308);

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

    private final Wire wire;

    Http(Wire wire) {
        this.wire = wire;
    }

    /** What is sent after a head. */
    private interface Body {
        void sendTo(OutputStream out) throws IOException;
    }

    private record Answer(Address from, Head head, InputStream in, Socket socket) implements AutoCloseable {

        HttpBody body() {
            return new HttpBody(in, head);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Override
    public void upload(Address folder, Source source, String name) throws IOException {
        Address target = folder.query().isEmpty() ? folder.child(name) : folder;
        Map<String, String> headers = headers("Content-Type", "application/octet-stream", "Content-Length", Long.toString(source.length()));
        int status = send("PUT", target, headers, source::sendTo, MOVED_SAME_METHOD);
        if (NO_PUT.contains(status)) {
            status = post(folder, source, name);
        }
        if (status >= 300) {
            throw refused(folder, status);
        }
    }

    private int post(Address folder, Source source, String name) throws IOException {
        String boundary = "----hotplug" + Long.toHexString(System.identityHashCode(source)) + source.length();
        byte[] before = Head.bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        byte[] after = Head.bytes("\r\n--" + boundary + "--\r\n");
        long length = before.length + source.length() + after.length;
        Map<String, String> headers =
                headers("Content-Type", "multipart/form-data; boundary=" + boundary, "Content-Length", Long.toString(length));
        Body form = out -> {
            out.write(before);
            source.sendTo(out);
            out.write(after);
        };
        return send("POST", folder, headers, form, MOVED_SAME_METHOD);
    }

    private int send(String method, Address target, Map<String, String> headers, Body body, Set<Integer> moves) throws IOException {
        Address at = target;
        for (int hop = 0; ; hop++) {
            try (Answer answer = exchange(method, at, headers, body)) {
                if (!moves.contains(answer.head().status()) || hop >= HOPS) {
                    return answer.head().status();
                }
                at = moved(answer);
            }
        }
    }

    @Override
    public void download(Address file, Fetch target) throws IOException {
        Address at = file;
        for (int hop = 0; hop <= HOPS; hop++) {
            try (Answer answer = exchange("GET", at, range(target), out -> {})) {
                if (!MOVED.contains(answer.head().status())) {
                    take(file, answer, target);
                    return;
                }
                at = moved(answer);
            }
        }
        throw new TransferException(Kind.REFUSED, "The server sends from one address to the next.");
    }

    /** One request for each; where the first was sent to, the others go at once. */
    @Override
    public void parts(Address file, PartsTarget target) throws IOException {
        Address at = file;
        for (Parts.Span span : target.spans()) {
            at = part(at, span, target);
        }
        target.sync();
    }

    private Address part(Address file, Parts.Span span, PartsTarget target) throws IOException {
        Address at = file;
        for (int hop = 0; hop <= HOPS; hop++) {
            try (Answer answer = exchange("GET", at, range(span, target), out -> {})) {
                if (!MOVED.contains(answer.head().status())) {
                    take(at, answer, span, target);
                    return at;
                }
                at = moved(answer);
            }
        }
        throw new TransferException(Kind.REFUSED, "The server sends from one address to the next.");
    }

    private static Map<String, String> range(Parts.Span span, PartsTarget target) {
        Map<String, String> headers = headers(
                "Accept-Encoding", "identity", "Range", "bytes=" + span.offset() + "-" + (span.offset() + span.length() - 1));
        target.version().ifPresent(version -> headers.put("If-Range", version.text()));
        return headers;
    }

    private static void take(Address at, Answer answer, Parts.Span span, PartsTarget target) throws IOException {
        Head head = answer.head();
        if (head.status() == 200 || head.status() == RANGE_NOT_SATISFIABLE) {
            throw PartsTarget.whole();
        } else if (head.status() != PARTIAL) {
            throw refused(at, head.status());
        }
        String range = head.header("content-range").orElse("");
        Matcher matcher = CONTENT_RANGE.matcher(range);
        Optional<Validator> version = version(head);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != span.offset() || version.isEmpty()) {
            throw PartsTarget.whole();
        }
        long end = Math.min(span.offset() + span.length(), Long.parseLong(matcher.group(3)));
        if (Long.parseLong(matcher.group(2)) + 1 != end) {
            throw PartsTarget.whole();
        }
        target.take(answer.body(), span.offset(), end, version);
    }

    private static Map<String, String> range(Fetch target) {
        Optional<Validator> version = target.resumable();
        return version.isEmpty()
                ? headers("Accept-Encoding", "identity")
                : headers("Accept-Encoding", "identity", "Range", "bytes=" + target.bytes() + "-", "If-Range", version.get().text());
    }

    private void take(Address file, Answer answer, Fetch target) throws IOException {
        Head head = answer.head();
        if (head.status() == PARTIAL && continues(head, target)) {
            long from = target.bytes();
            target.take(answer.body(), from, target.version(), head.length().isPresent() ? from + head.length().getAsLong() : -1);
        } else if (head.status() == RANGE_NOT_SATISFIABLE && target.resumable().isPresent()) {
            afresh(file, target);
        } else if (head.status() == 200) {
            target.take(answer.body(), 0, version(head), head.chunked() ? -1 : head.length().orElse(-1));
        } else {
            throw refused(file, head.status());
        }
    }

    private static boolean continues(Head head, Fetch target) throws TransferException {
        boolean fits = head.header("content-range").filter(r -> r.startsWith("bytes " + target.bytes() + "-")).isPresent();
        if (!fits) {
            throw new TransferException(Kind.REFUSED, "The server gave another part of the file than it was asked for.");
        }
        return true;
    }

    private void afresh(Address file, Fetch target) throws IOException {
        target.take(InputStream.nullInputStream(), 0, Optional.empty(), -1);
        download(file, target);
    }

    /** Only a strong ETag tells versions apart byte by byte; the date is the next best. */
    private static Optional<Validator> version(Head head) {
        Optional<String> strong = head.header("etag").filter(tag -> tag.startsWith("\""));
        return strong.or(() -> head.header("last-modified")).flatMap(Protocol::version);
    }

    private Answer exchange(String method, Address at, Map<String, String> headers, Body body) throws IOException {
        Socket plain = wire.open(at.host(), port(at));
        Socket socket = at.scheme().equals("https") ? wire.secure(plain, at.host(), port(at)) : plain;
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        try {
            out.write(Head.bytes(head(method, at, headers)));
            body.sendTo(out);
            out.flush();
        } catch (TransferException e) {
            throw e;
        } catch (IOException cut) {
            return new Answer(at, saidBefore(cut, in), in, socket);
        }
        return new Answer(at, Head.read(in), in, socket);
    }

    /** A server that refuses may say so and cut the connection before it has the whole body. */
    private static Head saidBefore(IOException cut, InputStream in) throws IOException {
        try {
            Head head = Head.read(in);
            if (!head.ok()) {
                return head;
            }
        } catch (IOException nothing) {
            cut.addSuppressed(nothing);
        }
        throw cut;
    }

    private static String head(String method, Address at, Map<String, String> headers) {
        StringBuilder head = new StringBuilder(method + " " + at.target() + " HTTP/1.1\r\n");
        head.append("Host: ").append(at.place()).append("\r\nUser-Agent: Hotplug\r\nAccept: */*\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        at.user().ifPresent(user -> head.append("Authorization: Basic ").append(basic(user, at.password().orElse(""))).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static String basic(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private Address moved(Answer answer) throws TransferException {
        Address from = answer.from();
        String location = answer.head().header("location").orElse("");
        boolean here = location.startsWith("/") && !location.startsWith("//");
        Address to = Address.parse(here ? from.scheme() + "://" + from.place() + location : location);
        boolean safe = to.scheme().equals("https") || to.scheme().equals("http") && from.scheme().equals("http");
        if (!safe || !wire.rules().schemes().contains(to.scheme())) {
            throw new TransferException(Kind.REFUSED, "The server sends to an address that is not permitted.");
        }
        return to.withoutLogin().sameOrigin(from) ? to.withLoginOf(from) : to.withoutLogin();
    }

    private static int port(Address address) {
        return address.portOr(address.scheme().equals("https") ? 443 : 80);
    }

    private static TransferException refused(Address address, int status) {
        String place = address.place();
        if (LOGIN.contains(status)) {
            return new TransferException(Kind.LOGIN, place + " does not permit it (HTTP " + status + "); check user and password.");
        }
        return new TransferException(
                NO_PUT.contains(status) ? Kind.UNSUPPORTED : Kind.REFUSED, place + " refused it (HTTP " + status + ").");
    }

    private static Map<String, String> headers(String... namesAndValues) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }
}
