package org.spineline.access.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Serves the one page of the UI for every address the UI knows. */
@Controller
class SinglePage {
    /** Assets carry their hash in the name; the page itself is never cached and gets a nonce of its own. */
    static final String[] OPEN_PATHS = {
        "/",
        "/index.html",
        "/favicon.svg",
        "/assets/**",
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

    static final String CONTENT_SECURITY_POLICY = policy("'self'");

    private static final String NONCE_PLACEHOLDER = "__CSP_NONCE__";

    private final SecureRandom random = new SecureRandom();

    private static String policy(String styles) {
        return "default-src 'self'; style-src " + styles + "; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
                + "font-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    @GetMapping({
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
    })
    ResponseEntity<String> page() throws IOException {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String html = new ClassPathResource("static/index.html").getContentAsString(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy("'self' 'nonce-" + nonce + "'"))
                .body(html.replace(NONCE_PLACEHOLDER, nonce));
    }
}
