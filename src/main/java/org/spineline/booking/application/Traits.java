package org.spineline.booking.application;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.EquipmentKind;
import org.spineline.booking.RoomKind;
import org.spineline.booking.domain.Resource;
import org.spineline.episode.Guidance;
import org.spineline.episode.Technique;

/** What a resource is good for. What is not recorded rules nothing out. */
final class Traits {
    private static final Set<RoomKind> WITH_CT = EnumSet.of(RoomKind.CT, RoomKind.HYBRID_OR);
    private static final Set<RoomKind> WITH_FLUOROSCOPY =
            EnumSet.of(RoomKind.ANGIO_SINGLE_PLANE, RoomKind.ANGIO_BIPLANE, RoomKind.HYBRID_OR);

    private Traits() {}

    /** Only CT cannot be brought to a room; a C-arm can. */
    static boolean suits(Resource room, @Nullable Guidance guidance) {
        RoomKind kind = room.getRoomKind();
        return kind == null || !isCt(guidance) || WITH_CT.contains(kind);
    }

    /** 0 for what the guidance asks for first, more for what will do; 0 also for a room of unknown kind. */
    static int distance(Resource room, @Nullable Guidance guidance) {
        RoomKind kind = room.getRoomKind();
        if (kind == null || guidance == null) {
            return 0;
        }
        return switch (guidance) {
            case CT, CT_FLUOROSCOPY -> kind == RoomKind.CT ? 0 : 1;
            case FLUOROSCOPY_BIPLANE -> kind == RoomKind.ANGIO_BIPLANE ? 0 : WITH_FLUOROSCOPY.contains(kind) ? 1 : 2;
            case FLUOROSCOPY_SINGLE_PLANE ->
                kind == RoomKind.ANGIO_SINGLE_PLANE ? 0 : WITH_FLUOROSCOPY.contains(kind) ? 1 : 2;
        };
    }

    static boolean mayDo(Resource operator, Technique technique) {
        List<Technique> recorded = operator.getTechniques();
        return recorded == null || recorded.contains(technique);
    }

    static boolean isPrivilegeRecorded(Resource operator) {
        return operator.getTechniques() != null;
    }

    static @Nullable LocalDate credentialExpires(Resource operator) {
        return operator.getCredentialExpires();
    }

    /** A room that is known to have no X-ray tube of its own for the spine. */
    static boolean lacksFluoroscopy(@Nullable Resource room) {
        return room != null && room.getRoomKind() != null && !WITH_FLUOROSCOPY.contains(room.getRoomKind());
    }

    static boolean isCArm(Resource equipment) {
        return equipment.getEquipmentKind() == EquipmentKind.C_ARM;
    }

    static @Nullable UUID fixedRoom(Resource equipment) {
        return equipment.getFixedRoomId();
    }

    private static boolean isCt(@Nullable Guidance guidance) {
        return guidance == Guidance.CT || guidance == Guidance.CT_FLUOROSCOPY;
    }
}
