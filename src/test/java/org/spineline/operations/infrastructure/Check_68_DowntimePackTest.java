package org.spineline.operations.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineline.booking.DayCases;
import org.spineline.kernel.config.WrongConfigurationException;
import org.spineline.kernel.time.FacilityProperties;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.operations.domain.DowntimeRules;
import org.spineline.patient.PatientDirectory;
import org.spineline.support.Api;
import org.spineline.support.Api.Answer;
import org.spineline.support.BookingDesk;
import org.spineline.support.SpinelineTest;
import org.spineline.support.TestClock;
import org.spineline.workup.ReadinessAssessment;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@SpinelineTest
class Check_68_DowntimePackTest {
    private static final Pattern BOOKING = Pattern.compile("data-booking=\"([0-9a-f-]{36})\"");

    @Autowired
    private Api api;

    @Autowired
    private DayCases cases;

    @Autowired
    private PatientDirectory patients;

    @Autowired
    private ReadinessAssessment readiness;

    @Autowired
    private FacilityProperties site;

    @Autowired
    private FacilityZone facility;

    @Autowired
    private TestClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @Test
    void it_holds_exactly_the_cases_of_the_database() throws IOException {
        BookingDesk desk = new BookingDesk(api);
        Instant start = clock.instant().plus(Duration.ofDays(2));
        UUID stands = booked(desk, start);
        UUID dropped = booked(desk, start);
        assertThat(desk.cancel(dropped, "\"0\"").status()).isEqualTo(200);
        booked(desk, clock.instant().plus(Duration.ofDays(8)));

        packs(12).write();

        Set<String> told = bookings(newest());
        assertThat(told).contains(stands.toString()).isEqualTo(new TreeSet<>(ofTheWeek()));
    }

    @Test
    void it_opens_without_a_network() throws IOException {
        booked(new BookingDesk(api), clock.instant().plus(Duration.ofDays(1)));

        packs(12).write();

        assertThat(newest())
                .startsWith("<!doctype html>")
                .endsWith("</html>\n")
                .doesNotContain("http:", "https:", "<script", " src=", " href=", "@import", "url(");
    }

    @Test
    void it_says_who_where_when_what_and_what_must_not_be_missed() throws IOException {
        BookingDesk desk = new BookingDesk(api);
        UUID episode = desk.acceptedEpisode(desk.patient("O'Neil <b>", "Zoë"), List.of("T12", "L1"));
        assertThat(desk.book(episode, desk.newPlace(), Instant.parse("2026-11-24T14:00:00Z"), 60)
                        .status())
                .isEqualTo(201);

        packs(12).write();

        assertThat(newest())
                .contains("09:00–10:00")
                .contains("Tuesday 24 November 2026")
                .contains("O&#39;Neil &lt;b&gt;, Zoë")
                .doesNotContain("O'Neil <b>")
                .contains("vertebroplasty · T12, L1 · sedation MODERATE")
                .contains("OPERATOR ", "SEDATION_PROVIDER ", "EQUIPMENT ")
                .contains("Antithrombotics: ")
                .contains("Allergies: none recorded")
                .contains("Time-out: who, when");
    }

    @Test
    void it_is_never_older_than_fifteen_minutes_unnoticed() {
        DowntimePacks packs = packs(12);
        assertThat(packs.isStale()).as("none yet").isTrue();

        packs.write();
        clock.advance(Duration.ofMinutes(15));
        assertThat(packs.isStale()).as("15 minutes").isFalse();

        clock.advance(Duration.ofSeconds(1));
        assertThat(packs.isStale()).as("15 minutes and a second").isTrue();
        assertThat(packs.age()).contains(Duration.ofSeconds(901));
    }

    @Test
    void old_ones_go_and_nothing_else_does() throws IOException {
        Path theirs = Files.writeString(folder.resolve("rota.html"), "not ours");
        DowntimePacks packs = packs(3);
        for (int i = 0; i < 5; i++) {
            packs.write();
            clock.advance(Duration.ofMinutes(10));
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly(
                            "downtime-20261123T082000Z.html",
                            "downtime-20261123T083000Z.html",
                            "downtime-20261123T084000Z.html",
                            "downtime-pack.html",
                            "rota.html");
        }
        assertThat(theirs).hasContent("not ours");
    }

    @Test
    void a_folder_that_cannot_be_written_to_stops_the_start() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> packs(file.resolve("below"), 3))
                .isInstanceOf(WrongConfigurationException.class)
                .hasMessageContaining("spineline.downtime.folder");
    }

    private UUID booked(BookingDesk desk, Instant start) {
        Answer booked = desk.book(desk.acceptedEpisode(), desk.newPlace(), start, 60);
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        return BookingDesk.id(booked);
    }

    private List<String> ofTheWeek() {
        return jdbc.sql("select cast(id as varchar(36)) from booking where starts_at >= ? and starts_at < ?"
                        + " and status not in ('HELD', 'LAPSED', 'CANCELLED', 'NO_SHOW')")
                .param(facility.startOf(facility.today()).atOffset(ZoneOffset.UTC))
                .param(facility.startOf(facility.today().plusDays(7)).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private static Set<String> bookings(String page) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = BOOKING.matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private String newest() throws IOException {
        return Files.readString(folder.resolve(DowntimePacks.NEWEST));
    }

    private DowntimePacks packs(int keep) {
        return packs(folder, keep);
    }

    private DowntimePacks packs(Path to, int keep) {
        return new DowntimePacks(
                cases,
                patients,
                readiness,
                new DowntimeRules(to, Duration.ofMinutes(10), Duration.ofMinutes(15), 7, keep),
                site,
                facility,
                clock,
                transactions);
    }
}
