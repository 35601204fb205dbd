package dev.hotplug.health;

import dev.hotplug.diagnostics.DiagnosticsSource;
import dev.hotplug.diagnostics.Window;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * {@code GET /health}: runs every health check on the caller's thread and answers 200 when the charger can work, 503 when it cannot.
 * Warnings do not make it 503. The same report is part of the diagnostics.
 */
@Component(
        service = {Servlet.class, DiagnosticsSource.class},
        property = {"osgi.http.whiteboard.servlet.pattern=/health", "osgi.http.whiteboard.servlet.name=health"})
public final class HealthServlet extends HttpServlet implements DiagnosticsSource {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, HealthCheck> checks = new ConcurrentSkipListMap<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(HealthCheck check, Map<String, Object> properties) {
        checks.put(name(check, properties), check);
    }

    void removeCheck(HealthCheck check, Map<String, Object> properties) {
        checks.remove(name(check, properties), check);
    }

    private static String name(HealthCheck check, Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault(HealthCheck.NAME, check.getClass().getSimpleName()));
    }

    /** A request is not sent back to whoever could not read it otherwise. */
    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Result> results = results();
        byte[] body = Report.of(results).getBytes(StandardCharsets.UTF_8);
        response.setStatus(Report.isFit(results) ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @Override
    public void contribute(Window window, Entries entries) throws IOException {
        byte[] report = Report.of(results()).getBytes(StandardCharsets.UTF_8);
        entries.present("health.json", out -> out.write(report));
    }

    private Map<String, Result> results() {
        Map<String, Result> results = new TreeMap<>();
        checks.forEach((name, check) -> results.put(name, run(check)));
        return results;
    }

    private static Result run(HealthCheck check) {
        try {
            return check.execute();
        } catch (RuntimeException e) {
            return new Result(Result.Status.HEALTH_CHECK_ERROR, "The check itself failed: " + e);
        }
    }
}
