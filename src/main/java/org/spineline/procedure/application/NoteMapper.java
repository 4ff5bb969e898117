package org.spineline.procedure.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.anatomy.VertebralLevel;
import org.spineline.patient.PatientSummary;
import org.spineline.procedure.application.NoteRequests.AddendumView;
import org.spineline.procedure.application.NoteRequests.LinkedSection;
import org.spineline.procedure.application.NoteRequests.NotePatient;
import org.spineline.procedure.application.NoteRequests.NoteRequest;
import org.spineline.procedure.application.NoteRequests.NoteResponse;
import org.spineline.procedure.application.NoteRequests.NoteRow;
import org.spineline.procedure.application.NoteRequests.OpenedLot;
import org.spineline.procedure.application.NoteRequests.TextSection;
import org.spineline.procedure.application.NoteRequests.TreatedLevelRequest;
import org.spineline.procedure.application.NoteRequests.TreatedLevelResponse;
import org.spineline.procedure.application.NoteRequests.VoidView;
import org.spineline.procedure.domain.NoteAddendum;
import org.spineline.procedure.domain.NoteContent;
import org.spineline.procedure.domain.NoteVoid;
import org.spineline.procedure.domain.ProcedureNote;
import org.spineline.procedure.domain.ReportText;
import org.spineline.procedure.domain.TreatedLevel;

@Mapper
interface NoteMapper {
    NoteContent toContent(NoteRequest request);

    TreatedLevel toLevel(TreatedLevelRequest request);

    TreatedLevelResponse toResponse(TreatedLevel level);

    NotePatient toPatient(PatientSummary patient);

    TextSection toSection(ReportText.Section section);

    @Mapping(target = "by", source = "byName")
    @Mapping(target = "at", source = "createdAt")
    AddendumView toView(NoteAddendum addendum);

    @Mapping(target = "id", source = "note.id")
    @Mapping(target = "version", source = "note.version")
    @Mapping(target = "status", source = "note.status")
    NoteResponse toResponse(
            ProcedureNote note,
            PatientSummary patient,
            List<VertebralLevel> earlierLevels,
            List<String> prefilled,
            List<ReportText.Section> text,
            List<LinkedSection> linked,
            List<String> notices,
            List<NoteAddendum> addenda,
            @Nullable VoidView voided,
            List<OpenedLot> opened);

    VoidView toView(NoteVoid voided);

    @Mapping(target = "id", source = "note.id")
    @Mapping(target = "openedAt", source = "note.createdAt")
    NoteRow toRow(ProcedureNote note, PatientSummary patient);
}
