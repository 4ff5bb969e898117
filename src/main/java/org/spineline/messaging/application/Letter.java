package org.spineline.messaging.application;

import java.util.UUID;

/**
 * A message ready to go.
 *
 * @param id of the message; the same letter sent twice is recognised by it
 * @param language BCP 47
 */
public record Letter(UUID id, String to, String subject, String body, String language) {}
