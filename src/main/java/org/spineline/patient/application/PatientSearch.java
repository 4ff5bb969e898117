package org.spineline.patient.application;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.spineline.kernel.web.Page;
import org.spineline.patient.application.PatientRequests.PatientRow;
import org.spineline.patient.domain.NameTrigrams;
import org.spineline.patient.domain.Patient;
import org.spineline.patient.domain.PatientRepository;
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

    private static final Pattern HAS_DIGIT = Pattern.compile(".*\\d.*");
    private static final Sort BY_NAME = Sort.by("familyName", "givenName", "id");
    private static final List<DateTimeFormatter> DATES =
            List.of(strict("uuuu-M-d"), strict("d.M.uuuu"), strict("M/d/uuuu"));

    private final PatientRepository patients;
    private final JdbcClient jdbc;
    private final PatientMapper mapper;

    PatientSearch(PatientRepository patients, JdbcClient jdbc, PatientMapper mapper) {
        this.patients = patients;
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    /** Best match first; everybody by name when nothing was typed. */
    @Requires(Permission.PATIENT_READ)
    public Page<PatientRow> find(@Nullable String typed, @Nullable LocalDate birthDate, int page, int size) {
        String query = typed == null ? "" : typed.strip();
        PageRequest wanted = PageRequest.of(page, size, BY_NAME);
        Optional<LocalDate> date = Optional.ofNullable(birthDate).or(() -> date(query));
        if (date.isPresent()) {
            return Page.of(patients.findAllByBirthDate(date.get(), wanted), patient -> mapper.toRow(patient, null));
        }
        if (query.isEmpty()) {
            return Page.of(patients.findAll(wanted), patient -> mapper.toRow(patient, null));
        }
        if (HAS_DIGIT.matcher(query).matches()) {
            return Page.of(
                    patients.findAllByMrnStartingWith(query, PageRequest.of(page, size, Sort.by("mrn", "id"))),
                    patient -> mapper.toRow(patient, null));
        }
        return byName(query, page, size);
    }

    private Page<PatientRow> byName(String query, int page, int size) {
        Set<String> pieces = NameTrigrams.of(query);
        if (pieces.isEmpty()) {
            return new Page<>(List.of(), page, size, 0);
        }
        long least = Math.max(1, Math.round(Math.ceil(pieces.size() * SHARE_NEEDED)));
        String matching =
                """
                 from patient_name_trigram t join patient p on p.id = t.patient_id
                where t.trigram in (:pieces)
                group by p.id, p.family_name, p.given_name
                having count(*) >= :least
                """;
        long total = jdbc.sql("select count(*) from (select p.id" + matching + ") hits")
                .param("pieces", pieces)
                .param("least", least)
                .query(Long.class)
                .single();
        Map<UUID, Long> hits = new LinkedHashMap<>();
        jdbc.sql("select p.id as id, count(*) as hits" + matching
                        + " order by count(*) desc, p.family_name, p.given_name, p.id limit :size offset :start")
                .param("pieces", pieces)
                .param("least", least)
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
