package org.spineline.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Role;
import org.spineline.kernel.time.FacilityZone;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.databind.JsonNode;

/**
 * A department in the middle of its work: people and rooms, imported patients, and for most of them a story at some point
 * between referral and last call. Everything is entered through the API, as its users would.
 */
@Component
@Profile("demo")
class DemoDepartment {
    private static final String PATIENTS = "classpath:demo/patients/*.json.gz";
    private static final String HOLIDAYS = "demo/us-federal-holidays-2026-2027.ics";
    private static final String HAZARDS = "15";
    private static final Duration GRID = Duration.ofMinutes(5);

    private final FacilityZone facility;
    private final DemoClock clock;

    DemoDepartment(FacilityZone facility, DemoClock clock) {
        this.facility = facility;
        this.clock = clock;
    }

    /** At the first start only; a first start that was cut short is taken up again where it stopped. */
    void open(int port, List<DemoAccounts.Account> accounts) {
        Map<Role, DemoClient> staff = new HashMap<>();
        accounts.forEach(account -> staff.put(account.role(), DemoClient.signedIn(port, account)));
        try {
            new Opening(staff).open();
        } finally {
            clock.comeBack();
        }
    }

    private final class Opening {
        private final DemoClient scheduler;
        private final DemoClient radiologist;
        private final DemoClient nurse;
        private final DemoClient administrator;
        private final Map<String, String> resources = new HashMap<>();
        private final LocalDate today = facility.today();

        Opening(Map<Role, DemoClient> staff) {
            scheduler = staff.get(Role.SCHEDULER);
            radiologist = staff.get(Role.RADIOLOGIST);
            nurse = staff.get(Role.NURSE);
            administrator = staff.get(Role.ADMINISTRATOR);
        }

        void open() {
            List<Resource> files = files();
            long taken = scheduler.get("/api/imports?size=1").path("total").asLong();
            if (taken >= files.size()) {
                return;
            }
            equip();
            new DemoShelf(nurse, today).fill();
            for (Resource file : files) {
                clock.comeBack();
                String name = String.valueOf(file.getFilename());
                JsonNode report = scheduler.upload("/api/imports/fhir", name, bytes(file));
                List<String> patients = new ArrayList<>();
                report.path("patientIds").forEach(id -> patients.add(id.asString()));
                if (name.startsWith(HAZARDS)) {
                    hazards(patients);
                } else if (isNew(patients.get(0))) {
                    story(name, patients.get(0));
                }
            }
            daysOff();
        }

        private boolean isNew(String patient) {
            return scheduler.get("/api/patients/" + patient + "/episodes").isEmpty();
        }

        private void equip() {
            administrator
                    .get("/api/resources")
                    .forEach(known -> resources.put(
                            known.path("name").asString(), known.path("id").asString()));
            add("ROOM", "Angio 1", Map.of("roomKind", "ANGIO_BIPLANE"));
            add("ROOM", "Angio 2", Map.of("roomKind", "ANGIO_SINGLE_PLANE"));
            add("ROOM", "CT 1", Map.of("roomKind", "CT"));
            add("ROOM", "Hybrid OR", Map.of("roomKind", "HYBRID_OR"));
            add("ROOM", "Recovery procedure room", Map.of("roomKind", "PROCEDURE_ROOM"));
            operator(
                    "Dr Kenji Tanaka",
                    today.plusYears(2),
                    List.of("VERTEBROPLASTY", "BALLOON_KYPHOPLASTY", "MECHANICAL_IMPLANT"),
                    radiologist.get("/api/me").path("id").asString());
            operator("Dr Amara Obi", today.plusYears(1), List.of("VERTEBROPLASTY", "SACROPLASTY"), null);
            operator("Dr Lena Fischer", today.plusMonths(8), List.of("VERTEBROPLASTY", "BALLOON_KYPHOPLASTY"), null);
            // His privileges nobody has entered yet, and his credential ends within the slots that are searched.
            operator("Dr Noah Levy", today.plusDays(45), null, null);
            // These two take what comes at short notice, at whatever time of the day the demo is opened.
            operator("Dr Mira Solberg", today.plusYears(1), List.of("VERTEBROPLASTY"), null);
            for (String provider :
                    List.of("Sedation nurse Ortiz", "Sedation nurse Kaur", "Dr Paul Renard", "Sedation nurse Ito")) {
                add("SEDATION_PROVIDER", provider, Map.of());
            }
            add("EQUIPMENT", "C-arm A", Map.of("equipmentKind", "C_ARM"));
            add("EQUIPMENT", "C-arm B", Map.of("equipmentKind", "C_ARM", "fixedRoomId", resources.get("CT 1")));
        }

        /** @param userId whose calendar it is, where the operator has an account */
        private void operator(
                String name, LocalDate credentialExpires, @Nullable List<String> techniques, @Nullable String userId) {
            add(
                    "OPERATOR",
                    name,
                    body(
                            "specialty",
                            "Interventional radiology",
                            "credentialExpires",
                            credentialExpires,
                            "techniques",
                            techniques,
                            "userId",
                            userId));
        }

        /** Every day of the week: a demo opened on a Sunday should not look closed. */
        private void add(String kind, String name, Map<String, ?> traits) {
            if (resources.containsKey(name)) {
                return;
            }
            List<Map<String, Object>> hours = Arrays.stream(DayOfWeek.values())
                    .map(day -> body(
                            "weekday", day, "startsAt", "07:30", "endsAt", "17:00", "validFrom", today.minusYears(1)))
                    .toList();
            Map<String, Object> request = body("kind", kind, "name", name, "active", true, "hours", hours);
            request.putAll(traits);
            JsonNode created = administrator.post("/api/resources", request);
            resources.put(name, created.path("id").asString());
        }

        /** After the stories, which book without looking at days off. */
        private void daysOff() {
            clock.comeBack();
            administrator.upload("/api/holidays", "federal-holidays.ics", bytes(new ClassPathResource(HOLIDAYS)));
            LocalDate leave = today.plusDays(12);
            administrator.post(
                    "/api/resources/" + resources.get("Dr Noah Levy") + "/closures",
                    body(
                            "start",
                            facility.startOf(leave),
                            "end",
                            facility.startOf(leave.plusDays(5)),
                            "kind",
                            "LEAVE",
                            "reason",
                            "Annual leave"));
            LocalDate tuesday = today.plusDays(7).with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
            administrator.post(
                    "/api/resources/" + resources.get("Angio 2") + "/blocks",
                    body(
                            "ownerOperatorId",
                            resources.get("Dr Amara Obi"),
                            "label",
                            "Dr Obi's list",
                            "start",
                            at(tuesday, "08:00"),
                            "end",
                            at(tuesday, "12:00"),
                            "releaseAt",
                            at(tuesday.minusDays(7), "08:00"),
                            "weeklyUntil",
                            tuesday.plusWeeks(11)));
        }

        private Instant at(LocalDate day, String time) {
            return day.atTime(LocalTime.parse(time)).atZone(facility.zone()).toInstant();
        }

        private void story(String file, String patient) {
            switch (file.substring(0, 2)) {
                case "01" -> refer(patient, "T12", 12, 8, "FALL", "URGENT", 2);
                case "02" -> {
                    String episode = accepted(patient, "L1", 20, 7, "BALLOON_KYPHOPLASTY", "MODERATE", 6);
                    imaging(episode, "L1", 3);
                    hold(episode, "CLOPIDOGREL");
                }
                case "03" -> {
                    String episode = accepted(patient, "T11", 16, 9, "VERTEBROPLASTY", "MODERATE", 9);
                    ready(episode, "T11", 1);
                    book(episode, today, "10:00", "Angio 1", "Dr Kenji Tanaka", "Sedation nurse Ortiz");
                    calledYesterday(episode);
                    fasted(episode);
                }
                case "04" -> {
                    String episode = accepted(patient, "L2", 30, 6, "VERTEBROPLASTY", "LOCAL", 8);
                    imaging(episode, "L2", 4);
                    laboratory(episode, "1.1", "188", 1);
                    hold(episode, "CLOPIDOGREL");
                    clock.goBack(Duration.ofHours(20));
                    // Booked in spite of a gate that cannot be met: the board should show what that looks like.
                    book(
                            episode,
                            today.atTime(13, 0).atZone(facility.zone()).toInstant(),
                            "Angio 2",
                            "Dr Amara Obi",
                            null,
                            "Severe pain; the cardiologist is asked whether clopidogrel may continue");
                }
                case "05" -> {
                    String episode = refer(patient, "L3", 45, 5, "LIFTING", "ROUTINE", 5);
                    clock.goBack(Duration.ofDays(4));
                    vet(
                            episode,
                            body(
                                    "outcome",
                                    "INFORMATION_REQUESTED",
                                    "levels",
                                    List.of(),
                                    "reason",
                                    "Is there an MRI? Radiographs alone do not show whether the fracture is recent.",
                                    "relativeContraindications",
                                    List.of()));
                }
                case "06" -> {
                    String episode = accepted(patient, "L1", 9, 8, "BALLOON_KYPHOPLASTY", "MAC", 7);
                    ready(episode, "L1", 1);
                    book(episode, today.plusDays(1), "09:00", "Hybrid OR", "Dr Kenji Tanaka", "Dr Paul Renard");
                    calledYesterday(episode);
                }
                case "07" -> {
                    String episode = treated(patient, "T12", Duration.ofDays(8), "Angio 1", "Dr Kenji Tanaka");
                    reached(episode, "H24", Duration.ofHours(7 * 24 - 2), 3, 5, "Sleeps through the night.");
                    missed(episode, "H72", Duration.ofDays(4));
                }
                case "08" -> treated(patient, "L4", Duration.ofHours(27), "Angio 2", "Dr Amara Obi");
                case "09" -> {
                    String episode = accepted(patient, "T8", 25, 7, "VERTEBROPLASTY", "MODERATE", 12);
                    ready(episode, "T8", 1);
                    String booking = book(episode, today, "08:00", "Angio 2", "Dr Lena Fischer", "Sedation nurse Kaur");
                    calledYesterday(episode);
                    fasted(episode);
                    clock.comeBack();
                    radiologist.post("/api/bookings/" + booking + "/note", body());
                }
                case "10" -> {
                    String episode = accepted(patient, "L1", 33, 6, "VERTEBROPLASTY", "MODERATE", 4);
                    imaging(episode, "L1", 2);
                    hold(episode, "WARFARIN");
                    book(episode, today.plusDays(6), "11:00", "CT 1", "Dr Noah Levy", "Sedation nurse Kaur");
                }
                case "11" -> {
                    String episode = accepted(patient, "T10", 14, 9, "VERTEBROPLASTY", "LOCAL", 3);
                    ready(episode, "T10", 1);
                }
                case "12" -> refer(patient, "L5", 6, 10, "TRAUMA", "URGENT", 1);
                case "13" -> {
                    String episode = treated(patient, "L2", Duration.ofDays(32), "Angio 1", "Dr Kenji Tanaka");
                    reached(episode, "H24", Duration.ofHours(31 * 24 - 2), 4, 6, "Sore at the puncture site.");
                    reached(episode, "H72", Duration.ofHours(29 * 24 - 2), 3, 4, "Walks without the frame.");
                    reached(episode, "D7_14", Duration.ofDays(24), 1, 3, "Paracetamol only.");
                    reached(episode, "M1", Duration.ofHours(3), 1, 2, "Walks to the shops again.");
                }
                default -> {
                    // One patient without an episode, for whoever wants to start from the beginning.
                }
            }
        }

        /**
         * One patient for each usual reason of a late cancellation, and a last one with several. In the order of the file;
         * booked within the days in which the patient is asked again.
         */
        private void hazards(List<String> patients) {
            for (int number = 0; number < patients.size(); number++) {
                if (isNew(patients.get(number))) {
                    hazard(number, patients.get(number));
                }
            }
        }

        private void hazard(int number, String patient) {
            switch (number) {
                case 0 -> {
                    String episode = inOrder(patient, number);
                    laboratory(episode, "2.4", "224", 0);
                }
                case 1 -> {
                    String episode = inOrder(patient, number);
                    hold(episode, "APIXABAN");
                    clock.goBack(Duration.ofHours(1));
                    asked(episode, "dosesAsInstructed", false, "doseNote", "Took apixaban this morning");
                }
                case 2 -> {
                    String episode = acceptedFor(patient, 20, 9);
                    clinicallyReady(episode);
                    bookedHazard(episode, number);
                }
                case 3 -> {
                    String episode = acceptedFor(patient, 20, 9);
                    authorised(episode, "L3", "AFFIRMED");
                    clinicallyReady(episode);
                    bookedHazard(episode, number);
                }
                case 4 -> {
                    String episode = acceptedFor(patient, 60, 50);
                    authorised(episode, "L1", "AFFIRMED");
                    imaging(episode, "L1", 45);
                    laboratory(episode, "1.0", "224", 1);
                    consent(episode, "L1");
                    bookedHazard(episode, number);
                }
                case 5 -> {
                    String episode = acceptedFor(patient, 20, 9);
                    authorised(episode, "L1", "AFFIRMED");
                    imaging(episode, "L1", 3);
                    laboratory(episode, "1.0", "224", 1);
                    bookedHazard(episode, number);
                }
                case 6 -> asked(inOrder(patient, number), "painAtRest", 0, "painOnMovement", 2);
                case 7 -> asked(inOrder(patient, number), "escort", false);
                case 8 -> {
                    String episode = acceptedFor(patient, 20, 9);
                    ready(episode, "L1", 1);
                    clock.comeBack();
                    book(episode, soonToday(), "Recovery procedure room", "Dr Mira Solberg", "Sedation nurse Ito");
                    calledYesterday(episode);
                    clock.comeBack();
                    Instant breakfast = clock.instant().minus(Duration.ofHours(2));
                    asked(episode, "kind", "ARRIVAL", "lastFoodAt", breakfast, "lastClearFluidAt", breakfast);
                }
                case 9 -> {
                    String episode = acceptedFor(patient, 95, 9);
                    authorised(episode, "L1", "REQUESTED");
                    clinicallyReady(episode);
                    bookedHazard(episode, number);
                }
                case 10 -> {
                    String episode = inOrder(patient, number);
                    laboratory(episode, "1.0", "41", 0);
                }
                case 11 -> asked(inOrder(patient, number), "redFlags", List.of("NEUROLOGICAL_DEFICIT"));
                default -> {
                    // Apixaban with a clearance of 40, an old MRI, an authorisation for another level: not booked yet.
                    String episode = acceptedFor(patient, 55, 50);
                    imaging(episode, "L1", 45);
                    authorised(episode, "L3", "AFFIRMED");
                    clock.goBack(Duration.ofDays(2));
                    lab(episode, "2160-0", "1.06", "mg/dL", clock.instant().minus(Duration.ofHours(2)));
                }
            }
        }

        private String acceptedFor(String patient, int onsetDaysAgo, int referredDaysAgo) {
            return accepted(patient, "L1", onsetDaysAgo, 7, "VERTEBROPLASTY", "MODERATE", referredDaysAgo);
        }

        private void clinicallyReady(String episode) {
            imaging(episode, "L1", 3);
            laboratory(episode, "1.0", "224", 1);
            clock.goBack(Duration.ofHours(23));
            consent(episode, "L1");
        }

        /** Accepted, ready, booked and called: whatever comes after is the only thing amiss. */
        private String inOrder(String patient, int number) {
            String episode = acceptedFor(patient, 20, 9);
            authorised(episode, "L1", "AFFIRMED");
            clinicallyReady(episode);
            bookedHazard(episode, number);
            clock.comeBack();
            return episode;
        }

        private void bookedHazard(String episode, int number) {
            List<String> times = List.of("08:00", "09:30", "11:00");
            book(
                    episode,
                    today.plusDays(1 + number / times.size()),
                    times.get(number % times.size()),
                    "CT 1",
                    "Dr Lena Fischer",
                    "Sedation nurse Kaur");
            clock.goBack(Duration.ofMinutes(90));
            asked(episode);
        }

        /** Later today where there is a later; the patient ate too short a time before. */
        private Instant soonToday() {
            Instant later = onGrid(clock.instant().plus(Duration.ofMinutes(90)));
            boolean isToday = facility.dayOf(later.plus(Duration.ofHours(1))).equals(today);
            return isToday ? later : onGrid(clock.instant().minus(Duration.ofMinutes(70)));
        }

        private String refer(
                String patient,
                String level,
                int onsetDaysAgo,
                int pain,
                String mechanism,
                String urgency,
                int referredDaysAgo) {
            clock.goBack(Duration.ofDays(referredDaysAgo));
            return scheduler
                    .post(
                            "/api/patients/" + patient + "/episodes",
                            body(
                                    "urgency",
                                    urgency,
                                    "indication",
                                    "OSTEOPOROTIC",
                                    "setting",
                                    "OUTPATIENT",
                                    "referrer",
                                    body("name", "Dr Hana Weiss", "organisation", "Fracture liaison clinic"),
                                    "fractures",
                                    List.of(body(
                                            "level", level,
                                            "onset", today.minusDays(onsetDaysAgo),
                                            "mechanism", mechanism)),
                                    "painAtRest",
                                    Math.max(0, pain - 3),
                                    "painOnMovement",
                                    pain,
                                    "nonSurgicalCare",
                                    "Analgesia and a brace without enough relief.",
                                    "redFlags",
                                    List.of()))
                    .path("id")
                    .asString();
        }

        private String accepted(
                String patient,
                String level,
                int onsetDaysAgo,
                int pain,
                String technique,
                String sedation,
                int referredDaysAgo) {
            String episode = refer(patient, level, onsetDaysAgo, pain, "FALL", "ROUTINE", referredDaysAgo);
            clock.goBack(Duration.ofDays(referredDaysAgo).minusHours(20));
            vet(
                    episode,
                    body(
                            "outcome",
                            "ACCEPTED",
                            "technique",
                            technique,
                            "levels",
                            List.of(body("level", level, "approach", "BOTH")),
                            "sedationProtocolCode",
                            sedation,
                            "guidance",
                            "FLUOROSCOPY_BIPLANE",
                            "relativeContraindications",
                            List.of()));
            return episode;
        }

        private void vet(String episode, Map<String, Object> decision) {
            String path = "/api/episodes/" + episode;
            radiologist.change(HttpMethod.POST, path + "/vetting", radiologist.etagOf(path), decision);
        }

        private void imaging(String episode, String level, int daysAgo) {
            clock.goBack(Duration.ofDays(daysAgo));
            radiologist.post(
                    "/api/episodes/" + episode + "/imaging",
                    body(
                            "modality",
                            "MRI",
                            "performedOn",
                            facility.today(),
                            "levelNumberingMethod",
                            "Counted from C2",
                            "findings",
                            List.of(body(
                                    "level",
                                    level,
                                    "acuity",
                                    "ACUTE",
                                    "oedema",
                                    true,
                                    "heightLossPercent",
                                    30,
                                    "shape",
                                    "WEDGE",
                                    "posteriorWallIntact",
                                    true))));
        }

        private void laboratory(String episode, String inr, String platelets, int daysAgo) {
            clock.goBack(Duration.ofDays(daysAgo));
            Instant collected = clock.instant().minus(Duration.ofHours(2));
            lab(episode, "6301-6", inr, "1", collected);
            lab(episode, "777-3", platelets, "10*9/L", collected);
        }

        private void lab(String episode, String loinc, String value, String unit, Instant collected) {
            radiologist.post(
                    "/api/episodes/" + episode + "/labs",
                    body("loinc", loinc, "value", new BigDecimal(value), "unit", unit, "collectedAt", collected));
        }

        private void hold(String episode, String drug) {
            clock.goBack(Duration.ofDays(1));
            radiologist.post("/api/episodes/" + episode + "/holds", body("drug", drug));
        }

        private void ready(String episode, String level, int daysAgo) {
            imaging(episode, level, daysAgo + 1);
            laboratory(episode, "1.0", "224", daysAgo);
            authorised(episode, level, "AFFIRMED");
            clock.goBack(Duration.ofDays(daysAgo).minusHours(1));
            consent(episode, level);
        }

        private void consent(String episode, String level) {
            String path = "/api/episodes/" + episode + "/consent";
            radiologist.change(
                    HttpMethod.PUT,
                    path,
                    radiologist.etagOf(path),
                    body(
                            "status", "SIGNED",
                            "signedAt", clock.instant().minus(Duration.ofMinutes(30)),
                            "language", "en",
                            "takenBy", "Dr Kenji Tanaka",
                            "levels", List.of(level)));
        }

        /** For whatever is planned: both ways of cementing are named. */
        private void authorised(String episode, String level, String status) {
            scheduler.post(
                    "/api/episodes/" + episode + "/authorizations",
                    body(
                            "payer",
                            "Medicare",
                            "program",
                            "Prior authorisation, outpatient",
                            "codes",
                            List.of("22510", "22511", "22513", "22514"),
                            "levels",
                            List.of(level),
                            "utn",
                            "A00000000000015",
                            "status",
                            status,
                            "decidedOn",
                            status.equals("REQUESTED") ? null : facility.today(),
                            "expiresOn",
                            status.equals("REQUESTED") ? null : today.plusDays(90)));
        }

        /** The call before the procedure, at a moment to which the clock was set back. */
        private void asked(String episode, Object... namesAndValues) {
            Map<String, Object> answers = body(
                    "kind",
                    "CALL",
                    "painAtRest",
                    4,
                    "painOnMovement",
                    7,
                    "redFlags",
                    List.of(),
                    "escort",
                    true,
                    "dosesAsInstructed",
                    true);
            answers.putAll(body(namesAndValues));
            nurse.post("/api/episodes/" + episode + "/pre-checks", answers);
        }

        private void calledYesterday(String episode) {
            clock.goBack(Duration.ofHours(19));
            asked(episode);
        }

        private void fasted(String episode) {
            clock.comeBack();
            Instant evening = facility.startOf(today).minus(Duration.ofHours(2));
            asked(episode, "kind", "ARRIVAL", "lastFoodAt", evening, "lastClearFluidAt", evening);
        }

        private String book(
                String episode, LocalDate day, String time, String room, String operator, @Nullable String sedation) {
            return book(episode, at(day, time), room, operator, sedation);
        }

        private String book(String episode, Instant start, String room, String operator, @Nullable String sedation) {
            clock.goBack(Duration.ofHours(20));
            try {
                return book(episode, start, room, operator, sedation, null);
            } catch (HttpClientErrorException.Conflict notReadyByThen) {
                // Real lists have such cases too: the board should show what they look like.
                return book(episode, start, room, operator, sedation, "Severe pain; the prescriber is being asked");
            }
        }

        private String book(
                String episode,
                Instant start,
                String room,
                String operator,
                @Nullable String sedation,
                @Nullable String overrideReason) {
            return scheduler
                    .post(
                            "/api/bookings",
                            body(
                                    "episodeId",
                                    episode,
                                    "start",
                                    start,
                                    "minutes",
                                    60,
                                    "roomId",
                                    resources.get(room),
                                    "operatorId",
                                    resources.get(operator),
                                    "sedationProviderId",
                                    sedation == null ? null : resources.get(sedation),
                                    "equipmentIds",
                                    List.of(),
                                    "overrideReason",
                                    overrideReason))
                    .path("id")
                    .asString();
        }

        /** A procedure that ended that long ago, with a signed note; follow-up is planned from there. */
        private String treated(String patient, String level, Duration ago, String room, String operator) {
            clock.comeBack();
            int days = (int) ago.toDays();
            Instant end = onGrid(clock.instant().minus(ago));
            Instant start = end.minus(Duration.ofMinutes(60));
            String episode = accepted(patient, level, days + 28, 8, "VERTEBROPLASTY", "LOCAL", days + 12);
            ready(episode, level, days + 2);
            String booking = book(episode, start, room, operator, null, "The team stays until the list is done");
            clock.goBack(ago.plusDays(1));
            asked(episode);
            clock.goBack(ago.minusMinutes(15));
            JsonNode note = radiologist.post("/api/bookings/" + booking + "/note", body());
            String path = "/api/notes/" + note.path("id").asString();
            List<String> prefilled = new ArrayList<>();
            note.path("prefilled").forEach(name -> prefilled.add(name.asString()));
            radiologist.change(
                    HttpMethod.PUT,
                    path,
                    radiologist.etagOf(path),
                    body(
                            "indication",
                            "Painful osteoporotic fracture of " + level,
                            "positionPatient",
                            "Prone",
                            "sedationProtocolCode",
                            "LOCAL",
                            "antibiotic",
                            "Cefazolin 2 g",
                            "timeOutPatient",
                            true,
                            "timeOutLevels",
                            true,
                            "timeOutFirstName",
                            "Dr Kenji Tanaka",
                            "timeOutSecondName",
                            "Marta Silva",
                            "numberingMethod",
                            "Counted from the sacrum on both planes",
                            "startedAt",
                            start,
                            "endedAt",
                            end,
                            "fluoroscopyMinutes",
                            new BigDecimal("6.4"),
                            "airKermaMGy",
                            new BigDecimal("312"),
                            "kapValue",
                            new BigDecimal("38"),
                            "kapUnit",
                            "GY_CM2",
                            "complications",
                            "None",
                            "impression",
                            "Good fill of the vertebral body, no leak.",
                            "plan",
                            "Up after two hours, home with a companion.",
                            "levels",
                            List.of(body(
                                    "level",
                                    level,
                                    "technique",
                                    "VERTEBROPLASTY",
                                    "approach",
                                    "TRANSPEDICULAR",
                                    "side",
                                    "BOTH",
                                    "needleGauge",
                                    13,
                                    "biopsy",
                                    false,
                                    "cementProduct",
                                    "PMMA, high viscosity",
                                    "cementLot",
                                    "A4417",
                                    "lotNotInCatalogue",
                                    true,
                                    "cementExpiry",
                                    today.plusYears(2),
                                    "cementMlLeft",
                                    new BigDecimal("2.0"),
                                    "cementMlRight",
                                    new BigDecimal("1.8"),
                                    "leak",
                                    "NONE")),
                            "touched",
                            prefilled));
            radiologist.change(HttpMethod.POST, path + "/signature", radiologist.etagOf(path), body());
            return episode;
        }

        private void reached(String episode, String kind, Duration ago, int atRest, int onMovement, String note) {
            call(
                    episode,
                    kind,
                    ago,
                    body(
                            "outcome", "REACHED",
                            "painAtRest", atRest,
                            "painOnMovement", onMovement,
                            "note", note,
                            "answers", List.of(body("question", "FALLS", "value", "NO"))));
        }

        private void missed(String episode, String kind, Duration ago) {
            call(episode, kind, ago, body("outcome", "NOT_REACHED", "answers", List.of()));
        }

        private void call(String episode, String kind, Duration ago, Map<String, Object> attempt) {
            clock.goBack(ago);
            for (JsonNode contact : nurse.get("/api/episodes/" + episode + "/follow-up")) {
                if (contact.path("kind").asString().equals(kind)) {
                    String path =
                            "/api/follow-up/contacts/" + contact.path("id").asString();
                    nurse.change(HttpMethod.POST, path + "/attempts", nurse.etagOf(path), attempt);
                }
            }
        }
    }

    private static Instant onGrid(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond() / GRID.toSeconds() * GRID.toSeconds());
    }

    private static List<Resource> files() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(PATIENTS))
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Names and values in turn; values of null are left out. */
    private static Map<String, Object> body(@Nullable Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                body.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return body;
    }
}
