package org.spineline.booking.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.spineline.booking.ResourceKind;

/** A resource taken by a booking, and as what. */
@Embeddable
public record Allocation(
        @Column(name = "resource_id") UUID resourceId,
        @Enumerated(EnumType.STRING) @Column(name = "role") ResourceKind role) {}
