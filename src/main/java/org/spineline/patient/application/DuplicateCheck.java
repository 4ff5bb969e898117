package org.spineline.patient.application;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.domain.PatientsSought;
import org.spineline.kernel.encryption.RecordKeys;
import org.spineline.patient.ContactKind;
import org.spineline.patient.application.PatientRequests.DuplicateQuery;
import org.spineline.patient.application.PatientRequests.PossibleDuplicate;
import org.spineline.patient.domain.Likeness;
import org.spineline.patient.domain.Likeness.Person;
import org.spineline.patient.domain.NameTrigrams;
import org.spineline.patient.domain.Patient;
import org.spineline.patient.domain.PatientContact;
import org.spineline.patient.domain.PatientRepository;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells who may be registered already: by name as written and as heard, birth date and telephone. */
@Service
@Transactional(readOnly = true)
public class DuplicateCheck {
    private static final int CANDIDATES = 200;
    private static final int SHOWN = 5;

    /** Share of the typed pieces a candidate must have; what is really alike is judged afterwards. */
    private static final double SHARE_NEEDED = 0.4;

    private final PatientRepository patients;
    private final JdbcClient client;
    private final PatientMapper mapper;
    private final ApplicationEventPublisher events;
    private final ClosedRecords scope;
    private final RecordKeys keys;

    DuplicateCheck(
            PatientRepository patients,
            JdbcClient client,
            PatientMapper mapper,
            ApplicationEventPublisher events,
            ClosedRecords scope,
            RecordKeys keys) {
        this.patients = patients;
        this.client = client;
        this.mapper = mapper;
        this.events = events;
        this.scope = scope;
        this.keys = keys;
    }

    /** Most signs first; a merged record is not shown, the one in use is. */
    @Requires(Permission.PATIENT_READ)
    public List<PossibleDuplicate> check(DuplicateQuery told) {
        events.publishEvent(new PatientsSought(told.familyName() + "|" + told.givenName()));
        Person asked = new Person(told.familyName(), told.givenName(), told.birthDate(), Likeness.phone(told.phone()));
        Set<UUID> candidates = new LinkedHashSet<>(byName(told));
        if (told.birthDate() != null) {
            candidates.addAll(bornOn(told.birthDate()));
        }
        asked.phones().forEach(phone -> candidates.addAll(byPhone(phone)));
        candidates.removeAll(scope.closed(candidates));
        return candidates.isEmpty()
                ? List.of()
                : patients.findAllByIdIn(candidates).stream()
                        .filter(patient -> patient.getMergedInto() == null)
                        .map(patient -> new PossibleDuplicate(
                                mapper.toRow(patient, null), List.copyOf(Likeness.of(asked, person(patient)))))
                        .filter(found -> !found.reasons().isEmpty())
                        .sorted(Comparator.comparing((PossibleDuplicate found) ->
                                        -found.reasons().size())
                                .thenComparing(found -> found.patient().mrn()))
                        .limit(SHOWN)
                        .toList();
    }

    private static Person person(Patient patient) {
        return new Person(
                patient.getFamilyName(),
                patient.getGivenName(),
                patient.getBirthDate(),
                patient.getContacts().stream()
                        .filter(contact ->
                                contact.getKind() == ContactKind.PHONE || contact.getKind() == ContactKind.MOBILE)
                        .flatMap(contact -> Likeness.phone(contact.getValue()).stream())
                        .collect(Collectors.toSet()));
    }

    private List<UUID> byName(DuplicateQuery told) {
        Set<String> pieces = NameTrigrams.of(told.familyName(), told.givenName());
        return pieces.isEmpty()
                ? List.of()
                : client.sql(
                                """
                                select patient_id from patient_name_trigram where trigram in (:pieces)
                                group by patient_id having count(*) >= :least
                                order by count(*) desc, patient_id limit :most
                                """)
                        .param("pieces", pieces)
                        .param("least", Math.max(1, Math.round(Math.ceil(pieces.size() * SHARE_NEEDED))))
                        .param("most", CANDIDATES)
                        .query(UUID.class)
                        .list();
    }

    /** With day and month exchanged too, where there is such a day. */
    private List<UUID> bornOn(LocalDate day) {
        Set<LocalDate> days = new LinkedHashSet<>(List.of(day));
        try {
            days.add(LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue()));
        } catch (DateTimeException noSuchDay) {
            days.add(day);
        }
        return client.sql("select id from patient where birth_date in (:days) order by id limit :most")
                .param("days", days)
                .param("most", CANDIDATES)
                .query(UUID.class)
                .list();
    }

    private List<UUID> byPhone(String digits) {
        return client.sql(
                        """
                        select patient_id from patient_contact where kind in ('PHONE', 'MOBILE')
                           and phone_key in (:keys) order by patient_id limit :most
                        """)
                .param("keys", keys.indexes(digits, PatientContact.PHONE_KEY))
                .param("most", CANDIDATES)
                .query(UUID.class)
                .list();
    }
}
