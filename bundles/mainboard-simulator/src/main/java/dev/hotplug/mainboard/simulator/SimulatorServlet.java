package dev.hotplug.mainboard.simulator;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /simulator/*}: {@link SimulatorApi} over HTTP, and the simulator's own page, for this machine only. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("simulator")
@HttpWhiteboardServletPattern("/simulator/*")
public final class SimulatorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int BODY_MILLIS = 10_000;

    private final transient MainboardSimulator mainboard;

    @Activate
    public SimulatorServlet(@Reference MainboardSimulator mainboard) {
        this.mainboard = mainboard;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> refusal =
                Guard.refusal(request.getRemoteAddr(), request.getHeader("Origin"), request.getHeader("Host"));
        if (refusal.isPresent()) {
            send(response, Reply.error(403, refusal.get()));
        } else if (request.getMethod().equals("GET") && Page.has(request.getPathInfo())) {
            Page.send(request.getPathInfo(), response);
        } else {
            send(response, reply(request));
        }
    }

    private Reply reply(HttpServletRequest request) throws IOException {
        byte[] body;
        try {
            body = RequestBody.read(request.getInputStream(), MAX_BODY_BYTES, BODY_MILLIS, System::nanoTime);
        } catch (Body.Refused e) {
            return Reply.error(e.status, e.getMessage());
        }
        String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
        try {
            return mainboard.ask(simulation -> new SimulatorApi(simulation, mainboard.network()).answer(request.getMethod(), path, body));
        } catch (IllegalStateException e) {
            return Reply.error(503, String.valueOf(e.getMessage()));
        }
    }

    private static void send(HttpServletResponse response, Reply reply) throws IOException {
        byte[] body = reply.json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(reply.status());
        response.setContentType("application/json");
        response.setCharacterEncoding("utf-8");
        response.setHeader("Cache-Control", "no-store");
        if (reply.status() == 408 || reply.status() == 413) {
            response.setHeader("Connection", "close"); // what is left of the body is not read
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
