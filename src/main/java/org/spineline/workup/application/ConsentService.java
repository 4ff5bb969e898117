package org.spineline.workup.application;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.episode.EpisodeDirectory;
import org.spineline.episode.EpisodeSummary;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.problem.StaleVersionException;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.workup.ConsentStatus;
import org.spineline.workup.application.WorkupRequests.ConsentRequest;
import org.spineline.workup.application.WorkupRequests.ConsentResponse;
import org.spineline.workup.domain.Consent;
import org.spineline.workup.domain.ConsentRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Consent to the procedure. */
@Service
@Transactional
public class ConsentService {
    /** Stands for "nothing recorded yet" in ETags; the first stored version is one higher than the one it answers. */
    private static final long NONE = -1;

    private final ConsentRepository consents;
    private final EpisodeDirectory episodes;
    private final Clock clock;
    private final WorkupMapper mapper;

    ConsentService(ConsentRepository consents, EpisodeDirectory episodes, Clock clock, WorkupMapper mapper) {
        this.consents = consents;
        this.episodes = episodes;
        this.clock = clock;
        this.mapper = mapper;
    }

    @Requires(Permission.WORKUP_READ)
    @Transactional(readOnly = true)
    public ConsentResponse of(UUID episodeId) {
        episodes.require(episodeId);
        return consents.findByEpisodeId(episodeId)
                .map(this::response)
                .orElseGet(() -> new ConsentResponse(0, ConsentStatus.NOT_ASKED, null, null, null, List.of()));
    }

    @Requires(Permission.CONSENT_RECORD)
    public ConsentResponse record(UUID episodeId, ExpectedVersion expected, ConsentRequest request) {
        EpisodeSummary episode = episodes.require(episodeId);
        if (request.status() == ConsentStatus.SIGNED && request.signedAt() == null) {
            throw refused("/signedAt", "Enter when it was signed.");
        }
        if (request.signedAt() != null && request.signedAt().isAfter(clock.instant())) {
            throw refused("/signedAt", "This lies in the future.");
        }
        if (request.status() == ConsentStatus.SIGNED && request.levels().isEmpty()) {
            throw refused("/levels", "Name the levels the patient consented to.");
        }
        Consent consent =
                consents.findByEpisodeId(episodeId).orElseGet(() -> new Consent(episode.patientId(), episodeId));
        long current = consent.isNew() ? NONE : consent.getVersion();
        if (expected.version() != current + 1) {
            throw new StaleVersionException(expected.version(), current + 1);
        }
        consent.becomes(request.status(), request.signedAt(), request.language(), request.takenBy(), request.levels());
        return response(consents.saveAndFlush(consent));
    }

    /** Versions count from 1 once something is recorded: 0 is "nothing yet". */
    private ConsentResponse response(Consent consent) {
        ConsentResponse stored = mapper.toResponse(consent);
        return new ConsentResponse(
                stored.version() + 1,
                stored.status(),
                stored.signedAt(),
                stored.language(),
                stored.takenBy(),
                stored.levels());
    }

    private static RuleViolationException refused(String pointer, String message) {
        return new RuleViolationException(
                "consent-refused", "Nothing was saved.", List.of(new FieldError(pointer, message)));
    }
}
