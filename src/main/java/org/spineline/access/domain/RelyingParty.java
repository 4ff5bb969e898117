package org.spineline.access.domain;

/**
 * For whom passkeys are made: a browser offers one only where both fit.
 *
 * @param origin scheme, host and port as the browser shows them, such as {@code https://spineline.example.org}
 * @param id the host, or a domain above it, that the passkeys belong to
 */
public record RelyingParty(String origin, String id) {}
