package org.spineline.interop.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.spineline.kernel.domain.Aggregate;

/** A file that was taken in, recognised again by its fingerprint. */
@Entity
@Table(name = "fhir_import")
public class CompletedImport extends Aggregate {
    @Column(name = "file_name", updatable = false)
    private String fileName;

    @Column(name = "file_sha256", updatable = false)
    private String fileSha256;

    @Column(name = "imported_by", updatable = false)
    private String importedBy;

    @Embedded
    private ImportTally tally;

    @ElementCollection
    @CollectionTable(name = "fhir_import_patient", joinColumns = @JoinColumn(name = "import_id"))
    @Column(name = "patient_id")
    private Set<UUID> patients = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    protected CompletedImport() {}

    /** @param importedBy name of the person, as it was then */
    public CompletedImport(
            String fileName, String fileSha256, String importedBy, ImportTally tally, Collection<UUID> patients) {
        this.fileName = fileName;
        this.fileSha256 = fileSha256;
        this.importedBy = importedBy;
        this.tally = tally;
        this.patients.addAll(patients);
    }

    public String getFileName() {
        return fileName;
    }

    public String getFileSha256() {
        return fileSha256;
    }

    public String getImportedBy() {
        return importedBy;
    }

    public ImportTally getTally() {
        return tally;
    }

    public List<UUID> getPatients() {
        return patients.stream().sorted().toList();
    }
}
