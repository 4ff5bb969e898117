package org.spineline.access.domain;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where passkeys are used. They belong to a name for ever, so a site says which one it is reached by; nothing a request says
 * of itself decides it. Only a browser on the server's own machine needs no word of the site.
 *
 * @param origin as the browser shows it, such as {@code https://spineline.example.org}; null: none but {@code localhost}
 * @param rpId a domain above the host that passkeys shall belong to; null: the host itself
 */
public record PasskeyRules(@Nullable String origin, @Nullable String rpId) {
    private static final String LOCALHOST = "localhost";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

    @AssertTrue(
            message = "origin must be https://, a host name in small letters and nothing after it but a port"
                    + " (http:// for localhost only), and rp-id that host or a domain above it")
    public boolean isSensible() {
        if (origin == null) {
            return rpId == null;
        }
        String host = host(origin);
        boolean known = host != null
                && !ADDRESS.matcher(host).matches()
                && origin.equals(origin(origin.startsWith("https:") ? "https" : "http", host, port(origin)))
                && (origin.startsWith("https:") || host.equals(LOCALHOST));
        return known && (rpId == null || host.equals(rpId) || isAbove(rpId, host));
    }

    /**
     * @param https whether people reach the site over HTTPS
     * @param host the request was sent to
     * @param port the request was sent to
     * @return empty: passkeys are off
     */
    public Optional<RelyingParty> at(boolean https, String host, int port) {
        if (origin != null) {
            return Optional.of(new RelyingParty(origin, rpId == null ? String.valueOf(host(origin)) : rpId));
        }
        return !https && host.equals(LOCALHOST)
                ? Optional.of(new RelyingParty(origin("http", LOCALHOST, port), LOCALHOST))
                : Optional.empty();
    }

    /** The registrable domain itself is for the browser to know; one without a dot is nobody's. */
    private static boolean isAbove(String domain, String host) {
        return domain.indexOf('.') > 0 && host.endsWith("." + domain);
    }

    private static String origin(String scheme, String host, int port) {
        boolean usual = port < 0 || port == (scheme.equals("https") ? HTTPS : HTTP);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }

    private static @Nullable String host(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host == null || !host.equals(host.toLowerCase(Locale.ROOT)) ? null : host;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    private static int port(String origin) {
        return URI.create(origin).getPort();
    }
}
