package org.spineline.booking.domain;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.spineline.booking.EquipmentKind;
import org.spineline.booking.ResourceKind;
import org.spineline.booking.RoomKind;
import org.spineline.episode.Technique;
import org.spineline.kernel.domain.Aggregate;
import org.spineline.kernel.time.FacilityZone;
import org.spineline.kernel.time.TimeRange;

/** A room, a person or a thing that a procedure needs. */
@Entity
@Table(name = "resource")
public class Resource extends Aggregate {
    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private ResourceKind kind;

    @Column(name = "name")
    private String name;

    @Column(name = "detail")
    private @Nullable String detail;

    @Column(name = "specialty")
    private @Nullable String specialty;

    @Column(name = "user_id")
    private @Nullable UUID userId;

    @Column(name = "active")
    private boolean active;

    @Enumerated(EnumType.STRING)
    @Column(name = "room_kind")
    private @Nullable RoomKind roomKind;

    @Enumerated(EnumType.STRING)
    @Column(name = "equipment_kind")
    private @Nullable EquipmentKind equipmentKind;

    @Column(name = "fixed_room_id")
    private @Nullable UUID fixedRoomId;

    @Column(name = "credential_expires")
    private @Nullable LocalDate credentialExpires;

    @Column(name = "privileges")
    private @Nullable String privileges;

    @SuppressWarnings("NullAway.Init")
    protected Resource() {}

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "resource_id", nullable = false, updatable = false)
    @BatchSize(size = 200)
    private Set<WorkingHours> hours = new HashSet<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "resource_id", nullable = false, updatable = false)
    @BatchSize(size = 200)
    private Set<Closure> closures = new HashSet<>();

    public Resource(
            ResourceKind kind,
            String name,
            @Nullable String detail,
            @Nullable String specialty,
            @Nullable UUID userId) {
        this.kind = kind;
        this.name = name;
        this.detail = detail;
        this.specialty = specialty;
        this.userId = userId;
        this.active = true;
    }

    public void becomes(
            String newName,
            @Nullable String newDetail,
            @Nullable String newSpecialty,
            @Nullable UUID newUserId,
            boolean inUse) {
        name = newName;
        detail = newDetail;
        specialty = newSpecialty;
        userId = newUserId;
        active = inUse;
    }

    /** Replaces what is known about it beyond its name. Whether that fits its kind is for the caller to refuse. */
    public void isDescribedAs(ResourceTraits traits) {
        roomKind = traits.roomKind();
        equipmentKind = traits.equipmentKind();
        fixedRoomId = traits.fixedRoomId();
        credentialExpires = traits.credentialExpires();
        privileges = traits.techniques() == null
                ? null
                : traits.techniques().stream()
                        .distinct()
                        .sorted()
                        .map(Enum::name)
                        .collect(Collectors.joining(","));
    }

    /** Replaces the weekly hours. */
    public void keepsHours(List<WorkingHours> weekly) {
        hours.clear();
        hours.addAll(weekly);
    }

    public void isAway(Closure when) {
        closures.add(when);
    }

    /** @return false if there is no such closure */
    public boolean isBack(UUID closureId) {
        return closures.removeIf(closure -> closure.getId().equals(closureId));
    }

    /** Whether he may do this on that day, as far as privileges and the expiry of credentials are recorded. */
    public boolean mayPerform(Technique technique, LocalDate day) {
        List<Technique> recorded = getTechniques();
        return (recorded == null || recorded.contains(technique)) && isCredentialValidOn(day);
    }

    /** The day it expires on is its last. */
    public boolean isCredentialValidOn(LocalDate day) {
        return credentialExpires == null || !day.isAfter(credentialExpires);
    }

    public List<WorkingHours> getHours() {
        return hours.stream()
                .sorted(Comparator.comparing(WorkingHours::getWeekday).thenComparing(WorkingHours::getStartsAt))
                .toList();
    }

    /**
     * The working hours of a local day. On the day the clocks go forward a span that starts in the missing hour starts
     * after it; spans that the jump swallows whole are left out.
     */
    public List<TimeRange> hoursOn(LocalDate day, FacilityZone facility) {
        return hours.stream()
                .filter(span -> span.holdOn(day))
                .map(span -> new Span(at(day, span.getStartsAt(), facility), at(day, span.getEndsAt(), facility)))
                .filter(span -> span.from().isBefore(span.to()))
                .map(span -> new TimeRange(span.from(), span.to()))
                .sorted(Comparator.comparing(TimeRange::start))
                .toList();
    }

    public List<Closure> closuresIn(TimeRange window) {
        return closures.stream()
                .filter(closure -> closure.when().overlaps(window))
                .sorted(Comparator.comparing(Closure::getStartsAt))
                .toList();
    }

    private static java.time.Instant at(LocalDate day, LocalTime time, FacilityZone facility) {
        return day.atTime(time).atZone(facility.zone()).toInstant();
    }

    private record Span(java.time.Instant from, java.time.Instant to) {}

    public ResourceKind getKind() {
        return kind;
    }

    public String getName() {
        return name;
    }

    public @Nullable String getDetail() {
        return detail;
    }

    public @Nullable String getSpecialty() {
        return specialty;
    }

    public @Nullable RoomKind getRoomKind() {
        return roomKind;
    }

    public @Nullable EquipmentKind getEquipmentKind() {
        return equipmentKind;
    }

    /** The room that this equipment never leaves; null where it can be moved. */
    public @Nullable UUID getFixedRoomId() {
        return fixedRoomId;
    }

    public @Nullable LocalDate getCredentialExpires() {
        return credentialExpires;
    }

    /** Privileges; null while nobody has recorded them, which rules nothing out. */
    public @Nullable List<Technique> getTechniques() {
        return privileges == null
                ? null
                : Arrays.stream(privileges.split(","))
                        .filter(name -> !name.isEmpty())
                        .map(Technique::valueOf)
                        .toList();
    }

    public @Nullable UUID getUserId() {
        return userId;
    }

    public boolean isActive() {
        return active;
    }
}
