package org.spineline.booking.application;

import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.booking.application.AbsenceRequests.BlockView;
import org.spineline.booking.application.AbsenceRequests.ClosureView;
import org.spineline.booking.application.AbsenceRequests.HolidayView;
import org.spineline.booking.application.BookingRequests.BoardPatient;
import org.spineline.booking.application.BookingRequests.BoardResource;
import org.spineline.booking.application.BookingRequests.HistoryView;
import org.spineline.booking.application.BookingRequests.NamedResource;
import org.spineline.booking.application.BookingRequests.ResourceResponse;
import org.spineline.booking.domain.Block;
import org.spineline.booking.domain.Closure;
import org.spineline.booking.domain.HistoryEntry;
import org.spineline.booking.domain.Holiday;
import org.spineline.booking.domain.Resource;
import org.spineline.patient.PatientName;
import org.spineline.patient.PatientSummary;

@Mapper
interface BookingMapper {
    ResourceResponse toResponse(Resource resource);

    NamedResource toNamed(Resource resource);

    BoardPatient toBoard(PatientSummary patient);

    BoardPatient toBoard(PatientName patient);

    BoardResource toBoard(Resource resource);

    @Mapping(target = "at", source = "happenedAt")
    @Mapping(target = "by", source = "byName")
    HistoryView toView(HistoryEntry entry);

    @Mapping(target = "start", source = "startsAt")
    @Mapping(target = "end", source = "endsAt")
    ClosureView toView(Closure closure);

    @Mapping(target = "start", source = "block.startsAt")
    @Mapping(target = "end", source = "block.endsAt")
    @Mapping(target = "released", source = "released")
    BlockView toView(Block block, @Nullable String ownerName, boolean released);

    @Mapping(target = "date", source = "day")
    HolidayView toView(Holiday holiday);
}
