package org.spineline.booking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A room, a person or a thing as other modules see it.
 *
 * @param userId the account of the person this is
 */
public record BookableResource(UUID id, ResourceKind kind, String name, @Nullable UUID userId, boolean active) {}
