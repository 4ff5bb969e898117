package org.spineline.booking.application;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.domain.Resource;
import org.spineline.episode.Guidance;
import org.spineline.episode.Technique;

/** What a resource is good for. What is not recorded rules nothing out. */
final class Traits {
    private Traits() {}

    static boolean suits(Resource room, @Nullable Guidance guidance) {
        return true;
    }

    static int distance(Resource room, @Nullable Guidance guidance) {
        return 0;
    }

    static boolean mayDo(Resource operator, Technique technique) {
        return true;
    }

    static boolean isPrivilegeRecorded(Resource operator) {
        return false;
    }

    static @Nullable LocalDate credentialExpires(Resource operator) {
        return null;
    }

    static boolean lacksFluoroscopy(Resource room) {
        return false;
    }

    static boolean isCArm(Resource equipment) {
        return false;
    }

    static @Nullable UUID fixedRoom(Resource equipment) {
        return null;
    }
}
