package dev.hotplug.mainboard.simulator;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The simulator's page at {@code /} while no other bundle has a page there: the lowest ranking of all. */
@Component(service = Servlet.class, property = Constants.SERVICE_RANKING + ":Integer=-1000")
@HttpWhiteboardServletName("simulator-root")
@HttpWhiteboardServletPattern("/")
public final class RootServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** A request is not sent back to whoever could not read it otherwise. */
    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? request.getServletPath() : request.getPathInfo();
        if (Guard.refusal(request.getRemoteAddr(), null, null).isPresent()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (path.isEmpty() || path.equals("/")) {
            Page.send("/", response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
