package dev.hotplug.local.page;

import dev.hotplug.local.page.access.Session;
import dev.hotplug.local.page.events.Streams;
import dev.hotplug.local.page.secure.Https;
import dev.hotplug.local.page.web.Body;
import dev.hotplug.local.page.web.Fields;
import dev.hotplug.local.page.web.FileStream;
import dev.hotplug.local.page.web.Json;
import dev.hotplug.local.page.web.Refused;
import dev.hotplug.local.page.web.Served;
import dev.hotplug.page.Access;
import dev.hotplug.page.Answer;
import dev.hotplug.page.FileBody;
import dev.hotplug.page.Route;
import dev.hotplug.page.Words;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /api/*}: lets a request in, or says why not, in this order: made by a page of another site; no such route; not
 * signed in; not allowed; without the token that only our own page knows; not of the declared form.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("page-api")
@HttpWhiteboardServletPattern("/api/*")
@HttpWhiteboardServletAsyncSupported
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
    private static final String CSRF = "X-Hotplug-Token";
    private static final String BEARER = "Bearer ";

    private final transient PageComponent page;
    private final transient Https https;
    private final transient OwnRoutes routes;

    @Activate
    public ApiServlet(@Reference PageComponent page, @Reference Https https) {
        this.page = page;
        this.https = https;
        this.routes = new OwnRoutes(page);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Headers.put(response);
        try {
            if (Headers.foreign(request)) {
                throw new Refused(403, "other-site", Words.of(
                        "Seiten anderer Herkunft dürfen hier nichts.", "Pages of other sites may do nothing here."));
            }
            Optional<String> elsewhere = Headers.elsewhere(request, https.state());
            if (elsewhere.isPresent()) {
                throw new Refused(403, "https-only", Words.of(
                        "Diese Seite gibt es nur noch verschlüsselt: " + elsewhere.get(), "This page is served over TLS alone: " + elsewhere.get()));
            }
            serve(request, response);
        } catch (Refused e) {
            finish(request, response);
            send(response, e.answer());
        } catch (RuntimeException e) {
            LOG.error("A request of the page failed: {} {}", request.getMethod(), request.getPathInfo(), e);
            send(response, new Answer.Refused(500, "failed", Words.of(
                    "Das Ladegerät konnte das nicht ausführen; der Grund steht im Protokoll.",
                    "The charger could not do this; the reason is in the log.")));
        }
    }

    /** A small body that nobody has read yet is read, so that the connection can be used again; behind a large one it is closed. */
    private void finish(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long length = request.getContentLengthLong();
        try {
            if (length > 0 && length <= Body.MAX_BYTES) {
                Body.read(request.getInputStream(), page.time()::elapsedMillis);
            } else if (length > 0 || request.getHeader("Transfer-Encoding") != null) {
                response.setHeader("Connection", "close");
            }
        } catch (Refused slow) {
            response.setHeader("Connection", "close");
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, Refused {
        String path = request.getRequestURI().substring((request.getContextPath() + request.getServletPath()).length());
        Map<String, String> parameters = new HashMap<>();
        Served served = find(request.getMethod(), path, parameters);
        Route route = served.route();
        Optional<String> cookie = cookie(request);
        Optional<Session> session = session(request, cookie);
        admit(request, served, session);
        if (served.base().equals("events")) {
            follow(request, session.orElseThrow(), cookie);
            return;
        }
        Call.CookieChange change = new Call.CookieChange();
        Optional<FileStream> file = file(request, route);
        Call call = new Call(parameters, file.isPresent() ? Map.of() : fields(request, route),
                file.<InputStream>map(stream -> stream).orElseGet(InputStream::nullInputStream), session,
                cookie.filter(c -> session.filter(s -> !s.csrf().isEmpty()).isPresent()), request.getRemoteAddr(), change);
        Answer answer = route.handler().answer(call);
        if (file.isPresent()) {
            afterwards(file.get(), response);
        }
        change.to().ifPresent(to -> setCookie(request, response, to));
        send(response, answer);
    }

    private Map<String, Object> fields(HttpServletRequest request, Route route) throws IOException, Refused {
        return route.method() == Route.Method.GET
                ? Fields.checkQuery(query(request), route.takes())
                : Fields.check(body(request, route), route.takes());
    }

    /** Nothing of a file that is too large or of the wrong kind is read. */
    private Optional<FileStream> file(HttpServletRequest request, Route route) throws IOException, Refused {
        if (route.file().isEmpty()) {
            return Optional.empty();
        }
        FileBody wanted = route.file().get();
        if (!type(request).equalsIgnoreCase(wanted.type())) {
            throw new Refused(415, "wrong-type", Words.of(
                    "Es wird " + wanted.type() + " erwartet.", "The content type must be " + wanted.type() + "."));
        }
        if (request.getContentLengthLong() > wanted.mostBytes()) {
            throw FileStream.tooLarge(wanted.mostBytes());
        }
        return Optional.of(new FileStream(request.getInputStream(), wanted.mostBytes(), page.time()::elapsedMillis));
    }

    /** What is left of a file that its handler did not want is not read. */
    private static void afterwards(FileStream file, HttpServletResponse response) throws Refused {
        if (!file.atEnd()) {
            response.setHeader("Connection", "close");
        }
        if (file.refused().isPresent()) {
            throw file.refused().get();
        }
    }

    private static String type(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).split(";")[0].strip();
    }

    private Served find(String method, String path, Map<String, String> parameters) throws Refused {
        boolean elsewhere = false;
        for (Served served : routes.all()) {
            Optional<Map<String, String>> match = served.match(path);
            if (match.isPresent() && served.route().method().name().equals(method)) {
                parameters.putAll(match.get());
                return served;
            }
            elsewhere |= match.isPresent();
        }
        throw elsewhere
                ? new Refused(405, "wrong-method", Words.of("Diese Methode gibt es hier nicht.", "This method is not served here."))
                : new Refused(404, "missing", Words.of("Das gibt es hier nicht (mehr).", "There is no such thing here (any more)."));
    }

    private void admit(HttpServletRequest request, Served served, Optional<Session> session) throws Refused {
        Route route = served.route();
        if (route.access() == Access.PUBLIC) {
            return;
        }
        Session present = session.orElseThrow(() -> new Refused(401, "sign-in", Words.of("Bitte melde dich an.", "Please sign in.")));
        if (present.mustChange() && !OwnRoutes.BEFORE_A_PASSWORD.contains(served.base())) {
            throw new Refused(403, "choose-password", Words.of(
                    "Wähle zuerst ein eigenes Passwort.", "Choose a password of your own first."));
        }
        if (!present.access().covers(route.access())) {
            throw new Refused(403, "not-allowed", Words.of("Das darf nur ein Techniker.", "Only a technician may do this."));
        }
        boolean byCookie = !present.csrf().isEmpty();
        if (byCookie && route.method() != Route.Method.GET && !present.csrf().equals(request.getHeader(CSRF))) {
            throw new Refused(403, "no-token", Words.of(
                    "Die Anfrage kam nicht von dieser Seite. Lade die Seite neu.",
                    "The request did not come from this page. Reload the page."));
        }
    }

    private Optional<Session> session(HttpServletRequest request, Optional<String> cookie) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null) {
            return authorization.startsWith(BEARER)
                    ? page.accounts().token(authorization.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        return cookie.flatMap(page.accounts()::session);
    }

    /** Two chargers on one address share the browser's cookies, so the port is part of the name. */
    private static String cookieName(HttpServletRequest request) {
        return "hotplug-" + request.getLocalPort();
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies).filter(c -> c.getName().equals(cookieName(request))).map(Cookie::getValue).findFirst();
    }

    private static void setCookie(HttpServletRequest request, HttpServletResponse response, Optional<String> value) {
        response.addHeader("Set-Cookie", cookieName(request) + "=" + value.orElse("") + "; Path=/; HttpOnly; SameSite=Strict"
                + (request.isSecure() ? "; Secure" : "") + (value.isEmpty() ? "; Max-Age=0" : ""));
    }

    private static Map<String, String> query(HttpServletRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        return query;
    }

    private Map<String, Object> body(HttpServletRequest request, Route route) throws IOException, Refused {
        byte[] body = Body.read(request.getInputStream(), page.time()::elapsedMillis);
        if (body.length == 0 && route.takes().isEmpty()) {
            return Map.of();
        }
        if (!type(request).equalsIgnoreCase("application/json")) {
            throw new Refused(415, "wrong-type", Words.of(
                    "Es wird application/json erwartet.", "The content type must be application/json."));
        }
        try {
            return Json.readObject(body);
        } catch (Json.Malformed e) {
            throw new Refused(400, "wrong", Words.of("Das ist kein gültiges JSON: " + e.getMessage(), "This is no valid JSON: " + e.getMessage()));
        }
    }

    /** The request becomes a stream of events. */
    private void follow(HttpServletRequest request, Session session, Optional<String> cookie) throws IOException, Refused {
        Set<String> names = new TreeSet<>(List.of(String.valueOf(query(request).get("topics")).split(",")));
        names.removeIf(name -> page.topic(name).filter(topic -> session.access().covers(topic.access())).isEmpty());
        if (names.isEmpty() || names.size() > Streams.MOST_TOPICS) {
            throw new Refused(400, "wrong", Words.of(
                    "Nenne 1 bis " + Streams.MOST_TOPICS + " Themen, die es gibt.", "Name 1 to " + Streams.MOST_TOPICS + " topics that exist."));
        }
        if (!page.streams().hasRoom()) {
            throw new Refused(503, "too-many", Words.of(
                    "Es sind schon zu viele Seiten offen. Schließe eine.", "Too many pages are open already. Close one."));
        }
        AsyncContext context = request.startAsync();
        context.getResponse().setContentType("text/event-stream");
        context.getResponse().setCharacterEncoding("utf-8");
        page.streams().add(context, names, () -> cookie.isEmpty() || page.accounts().session(cookie.get()).isPresent());
    }

    private static void send(HttpServletResponse response, Answer answer) throws IOException {
        if (answer instanceof Answer.Download download) {
            response.setContentType(download.type());
            response.setHeader("Content-Disposition", "attachment; filename=\"" + download.fileName().replaceAll("[^A-Za-z0-9._-]", "_") + "\"");
            download.content().writeTo(response.getOutputStream());
            return;
        }
        Object value = answer instanceof Answer.Value v ? v.value() : null;
        if (answer instanceof Answer.Refused refused) {
            value = refusal(response, refused);
        }
        byte[] body = Json.write(value).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setCharacterEncoding("utf-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Object refusal(HttpServletResponse response, Answer.Refused refused) {
        response.setStatus(refused.status());
        refused.retryAfterSeconds().ifPresent(seconds -> response.setHeader("Retry-After", Long.toString(seconds)));
        if (refused.status() == 413 || refused.status() == 408) {
            response.setHeader("Connection", "close"); // what is left of the body is not read
        }
        return Map.of("error", Map.of("code", refused.code(), "de", refused.words().de(), "en", refused.words().en()));
    }
}
