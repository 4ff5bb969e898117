package org.spineline.patient.application;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.domain.PatientsSought;
import org.spineline.kernel.web.Page;
import org.spineline.patient.PatientSummary;
import org.spineline.patient.application.PatientRequests.PatientRow;
import org.spineline.patient.domain.NameTrigrams;
import org.spineline.patient.domain.Patient;
import org.spineline.patient.domain.PatientRepository;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds a patient by what was typed: a name with slips, a record number, or a birth date. */
@Service
@Transactional(readOnly = true)
public class PatientSearch {
    /** Of the typed pieces so many must be found; lower shows strangers, higher loses people to one slip of the finger. */
    private static final double SHARE_NEEDED = 0.4;

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Pattern HAS_DIGIT = Pattern.compile("\\d");
    private static final Sort BY_NAME = Sort.by("nameKey", "id");
    private static final List<DateTimeFormatter> DATES =
            List.of(strict("uuuu-M-d"), strict("d.M.uuuu"), strict("M/d/uuuu"));

    private final PatientRepository patients;
    private final JdbcClient jdbc;
    private final PatientMapper mapper;
    private final ApplicationEventPublisher events;
    private final ClosedRecords scope;

    PatientSearch(
            PatientRepository patients,
            JdbcClient jdbc,
            PatientMapper mapper,
            ApplicationEventPublisher events,
            ClosedRecords scope) {
        this.patients = patients;
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.events = events;
        this.scope = scope;
    }

    /** Best match first; everybody by name when nothing was typed. */
    @Requires(Permission.PATIENT_READ)
    public Page<PatientRow> find(@Nullable String typed, @Nullable LocalDate birthDate, int page, int size) {
        String query = typed == null ? "" : typed.strip();
        if (!query.isEmpty() || birthDate != null) {
            events.publishEvent(new PatientsSought(query + (birthDate == null ? "" : "|" + birthDate)));
        }
        PageRequest wanted = PageRequest.of(page, size, BY_NAME);
        // Never empty, because no database knows an empty list.
        Set<UUID> closed = new HashSet<>(scope.closed());
        closed.add(NOBODY);
        Optional<LocalDate> typedDate = date(query);
        if (typedDate.isPresent() || query.isEmpty()) {
            return listed(typedDate.orElse(birthDate), closed, wanted);
        }
        if (HAS_DIGIT.matcher(query).find()) {
            Page<PatientRow> numbered = byRecordNumber(query, birthDate, closed, page, size);
            if (numbered.total() > 0) {
                return numbered;
            }
        }
        return byName(query, birthDate, closed, page, size);
    }

    private Page<PatientRow> listed(@Nullable LocalDate birthDate, Set<UUID> closed, PageRequest wanted) {
        return Page.of(
                birthDate == null
                        ? patients.findAllByMergedIntoIsNullAndIdNotIn(closed, wanted)
                        : patients.findAllByBirthDateAndMergedIntoIsNullAndIdNotIn(birthDate, closed, wanted),
                patient -> mapper.toRow(patient, null));
    }

    private Page<PatientRow> byRecordNumber(
            String query, @Nullable LocalDate birthDate, Set<UUID> closed, int page, int size) {
        String beginning = query.toLowerCase(Locale.ROOT);
        PageRequest wanted = PageRequest.of(page, size, Sort.by("mrnKey", "id"));
        Page<PatientRow> open = Page.of(
                birthDate == null
                        ? patients.findAllByMrnKeyStartingWithAndIdNotIn(beginning, closed, wanted)
                        : patients.findAllByMrnKeyStartingWithAndBirthDateAndIdNotIn(
                                beginning, birthDate, closed, wanted),
                patient -> mapper.toRow(patient, null));
        if (open.total() > 0 || closed.size() == 1 || page > 0) {
            return open;
        }
        // Whoever has the whole number has the patient before him: that there is a record he may learn, to open it in
        // an
        // emergency.
        List<PatientRow> known = patients.findAllByMrnKey(beginning).stream()
                .filter(patient -> closed.contains(patient.getId()))
                .map(patient -> mapper.toRow(PatientSummary.restricted(patient.getId())))
                .toList();
        return new Page<>(known, page, size, known.size());
    }

    private Page<PatientRow> byName(String query, @Nullable LocalDate birthDate, Set<UUID> closed, int page, int size) {
        Set<String> pieces = NameTrigrams.of(query);
        if (pieces.isEmpty()) {
            return new Page<>(List.of(), page, size, 0);
        }
        long least = Math.max(1, Math.round(Math.ceil(pieces.size() * SHARE_NEEDED)));
        String matching =
                """
                 from patient_name_trigram t join patient p on p.id = t.patient_id
                where t.trigram in (:pieces) and p.merged_into is null and p.id not in (:closed)%s
                group by p.id, p.name_key
                having count(*) >= :least
                """
                        .formatted(birthDate == null ? "" : " and p.birth_date = :birthDate");
        Map<String, Object> asked = new HashMap<>();
        asked.put("pieces", pieces);
        asked.put("least", least);
        asked.put("closed", closed);
        if (birthDate != null) {
            asked.put("birthDate", birthDate);
        }
        long total = jdbc.sql("select count(*) from (select p.id" + matching + ") hits")
                .params(asked)
                .query(Long.class)
                .single();
        Map<UUID, Long> hits = new LinkedHashMap<>();
        jdbc.sql("select p.id as id, count(*) as hits" + matching
                        + " order by count(*) desc, p.name_key, p.id limit :size offset :start")
                .params(asked)
                .param("size", size)
                .param("start", (long) page * size)
                .query((row, number) -> hits.put(row.getObject("id", UUID.class), row.getLong("hits")))
                .list();
        Map<UUID, Patient> found = hits.isEmpty()
                ? Map.of()
                : patients.findAllByIdIn(hits.keySet()).stream()
                        .collect(Collectors.toMap(Patient::getId, Function.identity()));
        List<PatientRow> rows = hits.entrySet().stream()
                .map(hit -> Optional.ofNullable(found.get(hit.getKey()))
                        .map(patient -> mapper.toRow(patient, share(hit.getValue(), pieces.size())))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
        return new Page<>(rows, page, size, total);
    }

    private static BigDecimal share(long hits, int pieces) {
        return BigDecimal.valueOf(hits).divide(BigDecimal.valueOf(pieces), 2, RoundingMode.HALF_UP);
    }

    /** 1948-05-03, 03.05.1948 and 05/03/1948 (month first, as written here) are the same day. */
    static Optional<LocalDate> date(String typed) {
        for (DateTimeFormatter format : DATES) {
            try {
                return Optional.of(LocalDate.parse(typed, format));
            } catch (DateTimeParseException otherForm) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
