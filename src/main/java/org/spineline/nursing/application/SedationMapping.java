package org.spineline.nursing.application;

import java.util.List;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.nursing.application.SedationRequests.AnaestheticSumView;
import org.spineline.nursing.application.SedationRequests.DrugTotalView;
import org.spineline.nursing.application.SedationRequests.SedationAlertView;
import org.spineline.nursing.application.SedationRequests.SedationAmendmentView;
import org.spineline.nursing.application.SedationRequests.SedationDrugView;
import org.spineline.nursing.application.SedationRequests.SedationEventView;
import org.spineline.nursing.application.SedationRequests.SedationHeadRequest;
import org.spineline.nursing.application.SedationRequests.SedationVitalsRequest;
import org.spineline.nursing.application.SedationRequests.SedationVitalsView;
import org.spineline.nursing.domain.DrugGiven;
import org.spineline.nursing.domain.SedationAmendment;
import org.spineline.nursing.domain.SedationEvent;
import org.spineline.nursing.domain.SedationFigures;
import org.spineline.nursing.domain.SedationHead;
import org.spineline.nursing.domain.SedationVitals;
import org.spineline.nursing.domain.Vitals;

@Mapper
interface SedationMapping {
    SedationHead toHead(SedationHeadRequest request);

    Vitals toVitals(SedationVitalsRequest request);

    SedationAlertView toView(SedationFigures.Alert alert);

    @Mapping(target = "enteredAt", source = "row.createdAt")
    SedationVitalsView toView(
            SedationVitals row,
            Vitals vitals,
            boolean replaced,
            List<SedationFigures.Alert> alerts,
            List<String> missing);

    @Mapping(target = "enteredAt", source = "row.createdAt")
    SedationDrugView toView(DrugGiven row, String drugName, boolean replaced);

    @Mapping(target = "enteredAt", source = "row.createdAt")
    SedationEventView toView(SedationEvent row, String eventName, boolean notable, boolean replaced);

    @Mapping(target = "at", source = "createdAt")
    SedationAmendmentView toView(SedationAmendment amendment);

    DrugTotalView toView(SedationFigures.Total total);

    AnaestheticSumView toView(SedationFigures.AnaestheticSum sum);
}
