package dev.saldo.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** The two pages people see: the form, and the one that says they are signed in. */
final class Pages extends HttpServlet {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String FORM = read("sign-in.html");
    private static final String SIGNED_IN = read("signed-in.html");
    private static final String STYLE = read("issuer.css");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath()) {
            case "/login" ->
                form(request, response, request.getParameter("signed-out") == null ? "" : "You have signed out.");
            case "/issuer.css" -> send(response, "text/css", STYLE);
            case "/" -> send(response, "text/html", fill(SIGNED_IN, Map.of("name", name(), "csrf", csrf(request))));
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** A sign-in that failed; it does not tell whether there is such an account. */
    void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyAttempts tooMany) {
            response.setStatus(429);
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
            form(request, response, "Too many attempts. Try again in %s.".formatted(spoken(tooMany.seconds())));
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            form(request, response, "E-mail or password is wrong.");
        }
    }

    /** Somebody posted a form that is not, or no longer, of their session. */
    void expired(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        form(request, response, "This page was open for too long. Please try again.");
    }

    private static void form(HttpServletRequest request, HttpServletResponse response, String message)
            throws IOException {
        var email = Objects.requireNonNullElse(request.getParameter("username"), "");
        send(response, "text/html", fill(FORM, Map.of("message", message, "email", email, "csrf", csrf(request))));
    }

    private static void send(HttpServletResponse response, String type, String content) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(UTF_8);
        response.getWriter().write(content);
    }

    private static String fill(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place ->
                        Matcher.quoteReplacement(HtmlUtils.htmlEscape(values.getOrDefault(place.group(1), ""))));
    }

    private static String csrf(HttpServletRequest request) {
        var token = (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()));
        return token.getToken();
    }

    private static String name() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn(var account)
                ? account.name()
                : "";
    }

    private static String spoken(long seconds) {
        return seconds < 90 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file, Pages.class).getContentAsString(UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
