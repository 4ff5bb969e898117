package org.spineline.booking.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.EquipmentKind;
import org.spineline.booking.RoomKind;
import org.spineline.episode.Technique;

/**
 * What a resource is good for.
 *
 * @param techniques privileges of an operator: null while not recorded, empty when there are none
 * @param credentialExpires the last day on which the credential holds
 * @param fixedRoomId the room that equipment never leaves
 */
public record ResourceTraits(
        @Nullable RoomKind roomKind,
        @Nullable EquipmentKind equipmentKind,
        @Nullable List<Technique> techniques,
        @Nullable LocalDate credentialExpires,
        @Nullable UUID fixedRoomId) {
    /** Nothing is known. */
    public static final ResourceTraits UNKNOWN = new ResourceTraits(null, null, null, null, null);
}
