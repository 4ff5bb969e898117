package org.spineline.prom;

import java.util.List;
import java.util.UUID;

/** Questionnaire links for whoever writes to patients. */
public interface MailedLinks {
    /** @throws org.spineline.kernel.problem.NotFoundException if there is no such invitation */
    AskedByLink require(UUID invitationId);

    /** What an episode's patient was asked by link. */
    List<AskedByLink> ofEpisode(UUID episodeId);

    /**
     * Another way to this invitation; whichever comes back first counts. Needs a transaction.
     *
     * @return the secret, told once; only its hash is kept
     * @throws org.spineline.kernel.problem.ConflictException if the invitation is no longer open
     */
    String issue(UUID invitationId);

    /** Takes back a secret that reached nobody. Needs a transaction. */
    void takeBack(String token);
}
