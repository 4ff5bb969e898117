package org.spineline.adverse.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.adverse.application.AdverseRequests.EventCorrectionRequest;
import org.spineline.adverse.application.AdverseRequests.EventFactsView;
import org.spineline.adverse.application.AdverseRequests.EventRequest;
import org.spineline.adverse.application.AdverseRequests.EventResponse;
import org.spineline.adverse.application.AdverseRequests.GradeView;
import org.spineline.adverse.application.AdverseRequests.KindView;
import org.spineline.adverse.application.AdverseRequests.RevisionView;
import org.spineline.adverse.domain.AdverseEvent;
import org.spineline.adverse.domain.AdverseEventRevision;
import org.spineline.adverse.domain.AdverseEventRules;
import org.spineline.adverse.domain.EventFacts;

@Mapper
interface AdverseMapper {
    @Mapping(target = "reporter", source = "saidBy")
    EventFacts toFacts(EventRequest request, String saidBy);

    @Mapping(target = "reporter", source = "saidBy")
    EventFacts toFacts(EventCorrectionRequest request, String saidBy);

    EventFactsView toView(EventFacts facts, String whatShown, String gradeShown, boolean death);

    @Mapping(target = "facts", source = "facts")
    RevisionView toView(AdverseEventRevision revision, EventFactsView facts);

    @Mapping(target = "facts", source = "facts")
    EventResponse toResponse(
            AdverseEvent event, EventFactsView facts, List<RevisionView> earlier, @Nullable String notice);

    KindView toView(AdverseEventRules.Kind kind);

    GradeView toView(AdverseEventRules.Grade grade);
}
