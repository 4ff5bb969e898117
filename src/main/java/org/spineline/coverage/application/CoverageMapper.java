package org.spineline.coverage.application;

import java.util.List;
import org.mapstruct.Mapper;
import org.spineline.coverage.CriterionResult;
import org.spineline.coverage.CriterionStatus;
import org.spineline.coverage.application.CoverageRequests.ConsiderationView;
import org.spineline.coverage.application.CoverageRequests.PayerAssessment;
import org.spineline.coverage.application.CoverageRequests.PayerChoice;
import org.spineline.coverage.domain.CoverageRules.Consideration;
import org.spineline.coverage.domain.CoverageRules.Payer;

@Mapper
interface CoverageMapper {
    PayerChoice toChoice(Payer payer);

    ConsiderationView toView(Consideration consideration);

    default PayerAssessment toAssessment(Payer payer, List<CriterionResult> criteria) {
        return new PayerAssessment(
                payer.code(),
                payer.name(),
                payer.source(),
                payer.version(),
                payer.reviewBy(),
                payer.program(),
                payer.authorizationValidDays(),
                payer.note(),
                CriterionStatus.atLeast(
                        criteria.size(),
                        criteria.stream().map(CriterionResult::status).toList()),
                criteria);
    }
}
