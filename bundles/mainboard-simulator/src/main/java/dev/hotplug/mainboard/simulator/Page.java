package dev.hotplug.mainboard.simulator;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The simulator's page: static files of this bundle. */
final class Page {
    private static final Map<String, String> TYPES = Map.of(
            "/", "text/html; charset=utf-8",
            "/page.css", "text/css; charset=utf-8",
            "/page.js", "text/javascript; charset=utf-8");

    private Page() {}

    /** Whether a path below {@code /simulator} is part of the page; null is the page itself. */
    static boolean has(String path) {
        return path == null || TYPES.containsKey(path);
    }

    static void send(String path, HttpServletResponse response) throws IOException {
        String known = path == null ? "/" : path;
        response.setContentType(TYPES.get(known));
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try (InputStream file = Page.class.getResourceAsStream(known.equals("/") ? "page/index.html" : "page" + known)) {
            file.transferTo(response.getOutputStream());
        }
    }
}
