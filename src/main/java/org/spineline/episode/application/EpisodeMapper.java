package org.spineline.episode.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.episode.EpisodeFacts;
import org.spineline.episode.EpisodeSummary;
import org.spineline.episode.PayerDecision;
import org.spineline.episode.PlannedLevel;
import org.spineline.episode.RmdqAnswers;
import org.spineline.episode.application.EpisodeRequests.AuthorizationResponse;
import org.spineline.episode.application.EpisodeRequests.DecisionResponse;
import org.spineline.episode.application.EpisodeRequests.EpisodeResponse;
import org.spineline.episode.application.EpisodeRequests.EpisodeRow;
import org.spineline.episode.application.EpisodeRequests.FractureResponse;
import org.spineline.episode.application.EpisodeRequests.PatientLine;
import org.spineline.episode.application.EpisodeRequests.ReferralEventResponse;
import org.spineline.episode.application.EpisodeRequests.Referrer;
import org.spineline.episode.domain.Contraindication;
import org.spineline.episode.domain.Episode;
import org.spineline.episode.domain.EpisodeRules;
import org.spineline.episode.domain.Fracture;
import org.spineline.episode.domain.PayerAuthorization;
import org.spineline.episode.domain.ReferralEvent;
import org.spineline.patient.PatientSummary;

@Mapper
interface EpisodeMapper {
    PatientLine toLine(PatientSummary patient);

    @Mapping(target = "id", source = "episode.id")
    @Mapping(target = "patient", source = "patient")
    @Mapping(target = "referrer", source = "episode")
    @Mapping(target = "fractures", source = "episode.fractures")
    @Mapping(target = "referredAt", source = "episode.createdAt")
    @Mapping(target = "coverageEnds", expression = "java(age.rules().coverageEnds(episode.getOnset()))")
    @Mapping(target = "decision", source = "episode")
    @Mapping(target = "rmdqStatements", source = "episode.rmdqAnswers")
    EpisodeResponse toResponse(Episode episode, PatientSummary patient, @Context Age age);

    @Mapping(target = "id", source = "episode.id")
    @Mapping(target = "patient", source = "patient")
    @Mapping(target = "referredAt", source = "episode.createdAt")
    @Mapping(target = "daysWaiting", source = "daysWaiting")
    @Mapping(target = "referrer", source = "episode")
    @Mapping(target = "coverageEnds", expression = "java(age.rules().coverageEnds(episode.getOnset()))")
    EpisodeRow toRow(Episode episode, PatientSummary patient, long daysWaiting, @Context Age age);

    @Mapping(target = "referredAt", source = "createdAt")
    @Mapping(target = "coverageEnds", expression = "java(age.rules().coverageEnds(episode.getOnset()))")
    @Mapping(target = "vettedBy", source = "decidedBy")
    EpisodeSummary toSummary(Episode episode, @Context Age age);

    @Mapping(target = "acuity", expression = "java(age.of(fracture))")
    FractureResponse toResponse(Fracture fracture, @Context Age age);

    @Mapping(target = "name", source = "referrerName")
    @Mapping(target = "organisation", source = "referrerOrganisation")
    @Mapping(target = "phone", source = "referrerPhone")
    Referrer toReferrer(Episode episode);

    @Mapping(target = "answered", source = "contraindications")
    @Mapping(target = "referredAt", source = "createdAt")
    EpisodeFacts toFacts(Episode episode);

    @Mapping(target = "at", source = "createdAt")
    ReferralEventResponse toResponse(ReferralEvent event);

    AuthorizationResponse toResponse(PayerAuthorization authorization);

    PayerDecision toDecision(PayerAuthorization authorization);

    default @Nullable DecisionResponse toDecision(Episode episode) {
        if (episode.getDecisionOutcome() == null
                || episode.getDecidedByName() == null
                || episode.getDecidedAt() == null) {
            return null;
        }
        return new DecisionResponse(
                episode.getDecisionOutcome(),
                episode.getTechnique(),
                episode.getPlannedLevels(),
                episode.getSedationProtocolCode(),
                episode.getGuidance(),
                episode.getDecisionReason(),
                episode.getContraindications(),
                episode.getDecidedByName(),
                episode.getDecidedAt());
    }

    default Map<String, String> answers(List<Contraindication> contraindications) {
        return contraindications.stream().collect(Collectors.toMap(Contraindication::code, Contraindication::note));
    }

    default @Nullable List<Integer> statements(@Nullable RmdqAnswers answers) {
        return answers == null ? null : answers.ticked();
    }

    default VertebralLevel level(PlannedLevel planned) {
        return planned.level();
    }

    default List<VertebralLevel> levels(List<PlannedLevel> planned) {
        return planned.stream().map(PlannedLevel::level).toList();
    }

    /** Fracture age on the day of the answer. */
    record Age(EpisodeRules rules, LocalDate today) {
        org.spineline.episode.Acuity of(Fracture fracture) {
            return rules.acuityOn(today, fracture.getOnset());
        }
    }
}
