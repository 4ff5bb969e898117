package org.spineline.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the one page of the UI for every address the UI knows, and to people who mistyped one. */
@Configuration(proxyBeanMethods = false)
class SinglePage {
    /** Assets carry their hash in the name; the page itself is never cached and gets a nonce of its own. */
    private static final String[] ASSETS = {"/favicon.svg", "/assets/**"};

    private static final String[] PAGES = {
        "/",
        "/index.html",
        "/sign-in",
        "/setup",
        "/reset",
        "/provider",
        "/account",
        "/q",
        "/bone-health",
        "/emergency",
        "/board",
        "/day/**",
        "/wallboard",
        "/care/**",
        "/patients/**",
        "/episodes/**",
        "/vetting/**",
        "/readiness",
        "/notes/**",
        "/calls/**",
        "/outcomes/**",
        "/supply/**",
        "/absences",
        "/plan",
        "/import",
        "/admin",
        "/audit"
    };

    /** What everybody may fetch. */
    static final String[] OPEN_PATHS =
            Stream.concat(Stream.of(ASSETS), Stream.of(PAGES)).toArray(String[]::new);

    static final String CONTENT_SECURITY_POLICY = policy("'self'");

    private static final String NONCE_PLACEHOLDER = "__CSP_NONCE__";

    private final SecureRandom random = new SecureRandom();

    private static String policy(String styles) {
        return "default-src 'self'; style-src " + styles + "; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
                + "font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    @Bean
    RouterFunction<ServerResponse> pages() {
        RequestPredicate known = Stream.of(PAGES)
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return RouterFunctions.route(RequestPredicates.method(HttpMethod.GET).and(known), request -> ServerResponse.ok()
                .build((asked, response) -> {
                    write(response, HttpStatus.OK);
                    return null;
                }));
    }

    /** True if a browser wants to show what is at this address to a person, and the address is none of the API's. */
    private static boolean isWantedBy(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && !request.getRequestURI().startsWith("/api/")
                && Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
                        .contains(MediaType.TEXT_HTML_VALUE);
    }

    /** Where nothing is to be had, a person gets the page, which says so in words. @return false for programs */
    boolean isShownInstead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isWantedBy(request)) {
            return false;
        }
        write(response, HttpStatus.NOT_FOUND);
        return true;
    }

    private void write(HttpServletResponse response, HttpStatus status) throws IOException {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String html = new ClassPathResource("static/index.html").getContentAsString(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader("Content-Security-Policy", policy("'self' 'nonce-" + nonce + "'"));
        response.getWriter().write(html.replace(NONCE_PLACEHOLDER, nonce));
    }
}
