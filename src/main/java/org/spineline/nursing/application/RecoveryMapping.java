package org.spineline.nursing.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.spineline.nursing.application.RecoveryRequests.CriterionView;
import org.spineline.nursing.application.RecoveryRequests.RecoveryCheckRequest;
import org.spineline.nursing.application.RecoveryRequests.RecoveryCheckView;
import org.spineline.nursing.application.RecoveryRequests.RecoveryDecisionView;
import org.spineline.nursing.application.RecoveryRequests.RecoveryOptions;
import org.spineline.nursing.application.RecoveryRequests.ScheduledCheckView;
import org.spineline.nursing.application.SedationRequests.SedationAlertView;
import org.spineline.nursing.domain.DischargeGate;
import org.spineline.nursing.domain.FiveItems;
import org.spineline.nursing.domain.Legs;
import org.spineline.nursing.domain.RecoveryCheck;
import org.spineline.nursing.domain.RecoveryDecision;
import org.spineline.nursing.domain.RecoveryRules;
import org.spineline.nursing.domain.RecoverySchedule;
import org.spineline.nursing.domain.SedationFigures;
import org.spineline.nursing.domain.Vitals;

@Mapper
interface RecoveryMapping {
    @Mapping(target = "etco2", ignore = true)
    @Mapping(target = "depth", ignore = true)
    Vitals toVitals(RecoveryCheckRequest request);

    @Mapping(target = "text", source = "neurologyText")
    Legs toLegs(RecoveryCheckRequest request);

    RecoveryOptions toOptions(RecoveryRules rules);

    ScheduledCheckView toView(RecoverySchedule.ScheduledCheck check);

    CriterionView toView(DischargeGate.Criterion criterion);

    RecoveryDecisionView toView(RecoveryDecision decision, @Nullable String reasonName);

    SedationAlertView toView(SedationFigures.Alert alert);

    @Mapping(target = "enteredAt", source = "row.createdAt")
    @Mapping(target = "neurologyText", source = "legs.text")
    @Mapping(target = "aldreteSum", source = "row.aldrete", qualifiedByName = "sum")
    @Mapping(target = "padssSum", source = "row.padss", qualifiedByName = "sum")
    @Mapping(target = "aldrete", source = "row.aldrete")
    @Mapping(target = "padss", source = "row.padss")
    RecoveryCheckView toView(
            RecoveryCheck row, Vitals vitals, Legs legs, boolean replaced, List<SedationFigures.Alert> alerts);

    @Named("sum")
    default @Nullable Integer sum(@Nullable FiveItems items) {
        return items == null ? null : items.sum();
    }

    default @Nullable List<Integer> items(@Nullable FiveItems items) {
        return items == null ? null : items.items();
    }

    default @Nullable FiveItems score(@Nullable List<Integer> items) {
        return items == null ? null : FiveItems.of(items);
    }
}
