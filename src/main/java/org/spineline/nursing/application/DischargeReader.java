package org.spineline.nursing.application;

import java.util.Collection;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.nursing.DischargeOutcome;
import org.spineline.nursing.Discharges;
import org.spineline.nursing.domain.RecoveryRecordRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@SystemUse("Other modules ask within their own permitted use case")
@Transactional(readOnly = true)
class DischargeReader implements Discharges {
    private final RecoveryRecordRepository records;

    DischargeReader(RecoveryRecordRepository records) {
        this.records = records;
    }

    @Override
    public boolean anyOvernight(Collection<UUID> bookingIds) {
        return records.existsByBookingIdInAndOutcome(bookingIds, DischargeOutcome.OVERNIGHT);
    }
}
