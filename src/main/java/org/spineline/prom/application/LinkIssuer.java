package org.spineline.prom.application;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.secret.Tokens;
import org.spineline.prom.AskedByLink;
import org.spineline.prom.InvitationStatus;
import org.spineline.prom.MailedLinks;
import org.spineline.prom.domain.Invitation;
import org.spineline.prom.domain.InvitationLink;
import org.spineline.prom.domain.InvitationLinkRepository;
import org.spineline.prom.domain.InvitationRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the secrets of links, and keeps their hashes only. */
@Service
@SystemUse("Asked within a permitted use case, or when a letter goes")
class LinkIssuer implements MailedLinks {
    private static final int TOKEN_BYTES = 32;

    private final InvitationRepository invitations;
    private final InvitationLinkRepository links;
    private final Clock clock;

    LinkIssuer(InvitationRepository invitations, InvitationLinkRepository links, Clock clock) {
        this.invitations = invitations;
        this.links = links;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public AskedByLink require(UUID invitationId) {
        return asked(load(invitationId), clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public List<AskedByLink> ofEpisode(UUID episodeId) {
        Instant now = clock.instant();
        return invitations.findAllByEpisodeIdOrderByCreatedAtDesc(episodeId).stream()
                .map(invitation -> asked(invitation, now))
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String issue(UUID invitationId) {
        load(invitationId).requireOpen(clock.instant());
        String token = Tokens.fresh(TOKEN_BYTES);
        links.saveAndFlush(new InvitationLink(invitationId, Tokens.hash(token)));
        return token;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(String token) {
        links.deleteByTokenHash(Tokens.hash(token));
    }

    /** @throws NotFoundException if there is no such invitation */
    @Transactional(readOnly = true)
    public Invitation load(UUID invitationId) {
        return invitations
                .findById(invitationId)
                .orElseThrow(() -> new NotFoundException(
                        "invitation-not-found",
                        "This invitation does not exist.",
                        Map.of("invitationId", invitationId)));
    }

    private static AskedByLink asked(Invitation invitation, Instant now) {
        return new AskedByLink(
                invitation.getId(),
                invitation.getPatientId(),
                invitation.getEpisodeId(),
                invitation.statusAt(now) == InvitationStatus.OPEN,
                invitation.getExpiresAt());
    }
}
