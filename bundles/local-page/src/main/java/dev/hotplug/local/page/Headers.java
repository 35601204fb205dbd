package dev.hotplug.local.page;

import dev.hotplug.local.page.secure.Https;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every answer of the page says to the browser, and who may ask at all. */
final class Headers {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9.-]{1,253})(:[0-9]{1,5})?");

    private Headers() {}

    /** Where a request that came over the plain port belongs while the page has a secure one; empty: it is right here. */
    static Optional<String> elsewhere(HttpServletRequest request, Https.State https) {
        Matcher host = HOST.matcher(String.valueOf(request.getHeader("Host")));
        return request.isSecure() || !https.works() || !host.matches()
                ? Optional.empty()
                : Optional.of("https://" + host.group(1) + ":" + https.port() + request.getRequestURI());
    }

    static void put(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        response.setHeader("Cache-Control", "no-store");
    }

    /** The request was made by a page of another site. Browsers say so in one of these headers; tools send neither. */
    static boolean foreign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean otherSite = site != null && (site.equals("cross-site") || site.equals("same-site"));
        return otherSite || origin != null && !sameSite(origin, request.getHeader("Host"));
    }

    private static boolean sameSite(String origin, String host) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
