package planted.layers.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.spineline.anatomy.VertebralLevel;
import planted.layers.web.PlantedController;

@Entity
public class PlantedEntity {
    @Id
    private UUID id = UUID.randomUUID();

    @Enumerated(EnumType.ORDINAL)
    private VertebralLevel level = VertebralLevel.T12;

    private UUID patientId = UUID.randomUUID();

    public UUID getId() {
        return id;
    }

    public VertebralLevel getLevel() {
        return level;
    }

    public UUID getPatientId() {
        return patientId;
    }

    public void setLevel(VertebralLevel level) {
        this.level = level;
    }

    public Instant readsTheWallClock() {
        return Instant.now();
    }

    public Class<?> knowsTheWeb() {
        return PlantedController.class;
    }
}
