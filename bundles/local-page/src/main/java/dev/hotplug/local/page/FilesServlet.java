package dev.hotplug.local.page;

import dev.hotplug.local.page.secure.Https;
import dev.hotplug.local.page.web.FileContent;
import dev.hotplug.local.page.web.Menu;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /}: the files of the page and the modules of its sections. Only what is listed is served; nothing of a path is a path of a file. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("page")
@HttpWhiteboardServletPattern("/")
public final class FilesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern MODULE = Pattern.compile("/sections/([a-z][a-z0-9-]{0,29})\\.js");
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> TYPES = Map.of(
            "/index.html", "text/html; charset=utf-8",
            "/style.css", "text/css; charset=utf-8",
            "/icon.svg", "image/svg+xml",
            "/app.js", SCRIPT,
            "/kit.js", SCRIPT,
            "/entry.js", SCRIPT,
            "/draw.js", SCRIPT);

    private final transient Menu menu;
    private final transient Https https;
    private final transient Map<String, FileContent> files = new ConcurrentHashMap<>();

    @Activate
    public FilesServlet(@Reference PageComponent page, @Reference Https https) {
        this.menu = page.menu();
        this.https = https;
    }

    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Headers.put(response);
        Optional<String> elsewhere = Headers.elsewhere(request, https.state());
        if (elsewhere.isPresent()) {
            response.setStatus(HttpServletResponse.SC_TEMPORARY_REDIRECT);
            response.setHeader("Location", elsewhere.get());
            return;
        }
        Optional<FileContent> file = find(request.getRequestURI());
        if (file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("text/plain; charset=utf-8");
            response.getWriter().write("Not found\n");
            return;
        }
        send(file.get(), request, response);
    }

    private Optional<FileContent> find(String path) throws IOException {
        Matcher module = MODULE.matcher(path);
        if (module.matches()) {
            return menu.find(module.group(1)).map(section -> section.module());
        }
        String name = path.isEmpty() || path.equals("/") ? "/index.html" : path;
        if (!TYPES.containsKey(name)) {
            return Optional.empty();
        }
        FileContent known = files.get(name);
        if (known == null) {
            known = read(name);
            files.put(name, known);
        }
        return Optional.of(known);
    }

    private static FileContent read(String name) throws IOException {
        try (InputStream in = FilesServlet.class.getResourceAsStream("files" + name)) {
            return FileContent.of(in.readAllBytes(), TYPES.get(name));
        }
    }

    /** The browser asks each time whether it has the newest, so that a new bundle's files are never mixed with old ones. */
    private static void send(FileContent file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tag = "\"" + file.tag() + "\"";
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", tag);
        response.setHeader("Vary", "Accept-Encoding");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        boolean gzip = String.valueOf(request.getHeader("Accept-Encoding")).contains("gzip");
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        byte[] body = gzip ? file.gzipped() : file.plain();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
