package org.spineline.kernel.web;

/**
 * The version a change was made on, from {@code If-Match}. A request without it is refused with 428, an unreadable one with 400.
 *
 * @param version as sent in the ETag of the last read
 */
public record ExpectedVersion(long version) {}
