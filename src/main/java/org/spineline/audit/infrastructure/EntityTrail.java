package org.spineline.audit.infrastructure;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AbstractPostDatabaseOperationEvent;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import org.spineline.access.PatientScope;
import org.spineline.audit.domain.AuditAction;
import org.spineline.audit.domain.AuditEntry;
import org.spineline.kernel.database.LateRows;
import org.spineline.kernel.domain.EmergencyAccess;
import org.spineline.kernel.domain.PatientOwned;
import org.spineline.kernel.problem.NotFoundException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.Order;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.JpaDialect;
import org.springframework.orm.jpa.JpaVendorAdapter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Every entity written leaves a row in the same transaction; every patient's data loaded is remembered for the answer. The
 * rows of a transaction are inserted at once, just before it commits, and with them the patients that were read on the way
 * to the change: a trail of their own would cost a second commit. If that insert fails, nothing of the transaction stays; nor
 * if something was written to a record that is closed to whoever wrote it.
 */
@Component
@Order(EntityTrail.BEFORE_LATE_ROWS)
class EntityTrail
        implements SmartInitializingSingleton,
                PostInsertEventListener,
                PostUpdateEventListener,
                PostDeleteEventListener,
                PostLoadEventListener,
                TransactionExecutionListener {
    static final int BEFORE_LATE_ROWS = LateRows.LAST - 1;

    private static final long serialVersionUID = 1L;

    private final transient EntityManagerFactory entities;
    private final transient JpaDialect dialect;
    private final transient AuditTrail trail;
    private final transient PatientReads reads;
    private final transient PatientScope scope;
    /** By session; weak, so that one that is closed without an end leaves nothing behind. */
    private final transient Map<SharedSessionContractImplementor, Gathering> underWay =
            Collections.synchronizedMap(new WeakHashMap<>());

    EntityTrail(
            EntityManagerFactory entities,
            JpaVendorAdapter vendor,
            AuditTrail trail,
            PatientReads reads,
            PatientScope scope) {
        this.entities = entities;
        this.dialect = Objects.requireNonNull(vendor.getJpaDialect());
        this.trail = trail;
        this.reads = reads;
        this.scope = scope;
    }

    @Override
    public void afterSingletonsInstantiated() {
        EventListenerRegistry listeners =
                entities.unwrap(SessionFactoryImplementor.class).getEventListenerRegistry();
        listeners.appendListeners(EventType.POST_INSERT, this);
        listeners.appendListeners(EventType.POST_UPDATE, this);
        listeners.appendListeners(EventType.POST_DELETE, this);
        listeners.appendListeners(EventType.POST_LOAD, this);
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        gather(event, AuditAction.CREATE, null);
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        int[] dirty = event.getDirtyProperties();
        String[] names = event.getPersister().getPropertyNames();
        String changed = dirty == null
                ? null
                : Arrays.stream(dirty).mapToObj(i -> names[i]).sorted().collect(Collectors.joining(","));
        gather(event, AuditAction.UPDATE, changed);
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        gather(event, AuditAction.DELETE, null);
    }

    @Override
    public void onPostLoad(PostLoadEvent event) {
        if (event.getEntity() instanceof PatientOwned owned
                && !(owned instanceof EmergencyAccess)
                && !owned.isAboutTheRecord()) {
            reads.remember(owned.getPatientId());
        }
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    private void gather(AbstractPostDatabaseOperationEvent event, AuditAction action, @Nullable String changed) {
        Object entity = event.getEntity();
        Gathering gathering = underWay.computeIfAbsent(event.getSession(), session -> new Gathering());
        if (entity instanceof EmergencyAccess access) {
            boolean ended = access.isEndedEarly() && changed != null && changed.contains("endedAt");
            if (action == AuditAction.CREATE || ended) {
                gathering.entries.add(trail.emergency(
                        ended ? AuditAction.EMERGENCY_END : AuditAction.EMERGENCY_START,
                        access.getPatientId(),
                        access.getGrantId()));
                return;
            }
        } else if (entity instanceof PatientOwned owned && !owned.isAboutTheRecord()) {
            gathering.written.add(owned.getPatientId());
        }
        gathering.entries.add(trail.entry(
                action,
                entity instanceof PatientOwned owned ? owned.getPatientId() : null,
                entity.getClass().getSimpleName(),
                event.getId() instanceof UUID uuid ? uuid : null,
                changed == null || changed.length() <= 1000 ? changed : changed.substring(0, 1000)));
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        EntityManager manager =
                transaction.isReadOnly() ? null : EntityManagerFactoryUtils.getTransactionalEntityManager(entities);
        if (manager == null) {
            return;
        }
        try {
            // What was kept back until now has to be said too.
            manager.flush();
            // Nobody changes anything after this, and looking again whether somebody has costs every commit.
            manager.unwrap(Session.class).setHibernateFlushMode(FlushMode.MANUAL);
        } catch (PersistenceException refused) {
            // As the commit itself would have said it: a broken promise of the database is a refusal, not a fault.
            throw DataAccessUtils.translateIfNecessary(refused, dialect);
        }
        Gathering gathering = underWay.get(manager.unwrap(SharedSessionContractImplementor.class));
        if (gathering != null) {
            if (!scope.closed(gathering.written).isEmpty()) {
                throw new NotFoundException("patient-not-found", "This patient does not exist.", Map.of());
            }
            gathering.read = reads.take();
            gathering.read.forEach(
                    patient -> gathering.entries.add(trail.entry(AuditAction.READ, patient, null, null, null)));
            trail.write(gathering.entries);
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        ended(failure == null);
    }

    @Override
    public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
        ended(false);
    }

    private void ended(boolean kept) {
        EntityManager manager = EntityManagerFactoryUtils.getTransactionalEntityManager(entities);
        Gathering gathering =
                manager == null ? null : underWay.remove(manager.unwrap(SharedSessionContractImplementor.class));
        if (gathering != null && !kept) {
            // Whoever answers now has shown them all the same.
            gathering.read.forEach(reads::remember);
        }
    }

    /** What one transaction has to say. */
    private static final class Gathering {
        private final List<AuditEntry> entries = new ArrayList<>();
        private final Set<UUID> written = new HashSet<>();
        private Set<UUID> read = Set.of();
    }
}
