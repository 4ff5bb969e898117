package org.spineline.booking.application;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.booking.application.BookingRequests.BoardPatient;
import org.spineline.booking.application.BookingRequests.HistoryView;
import org.spineline.booking.application.BookingRequests.NamedResource;
import org.spineline.booking.application.BookingRequests.ResourceResponse;
import org.spineline.booking.domain.HistoryEntry;
import org.spineline.booking.domain.Resource;
import org.spineline.patient.PatientSummary;

@Mapper
interface BookingMapper {
    ResourceResponse toResponse(Resource resource);

    NamedResource toNamed(Resource resource);

    BoardPatient toBoard(PatientSummary patient);

    @Mapping(target = "at", source = "happenedAt")
    @Mapping(target = "by", source = "byName")
    HistoryView toView(HistoryEntry entry);
}
