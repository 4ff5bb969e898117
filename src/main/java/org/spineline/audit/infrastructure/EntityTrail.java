package org.spineline.audit.infrastructure;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.AfterCompletionCallback;
import org.hibernate.engine.spi.TransactionCompletionCallbacks.BeforeCompletionCallback;
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
import org.spineline.audit.domain.AuditAction;
import org.spineline.audit.domain.AuditEntry;
import org.spineline.kernel.domain.PatientOwned;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Every entity written leaves a row in the same transaction; every patient's data loaded is remembered for the answer. The
 * rows of a transaction are inserted at once, just before it commits, and with them the patients that were read on the way
 * to the change: a trail of their own would cost a second commit. If that insert fails, nothing of the transaction stays.
 */
@Component
class EntityTrail
        implements SmartInitializingSingleton,
                PostInsertEventListener,
                PostUpdateEventListener,
                PostDeleteEventListener,
                PostLoadEventListener {
    private static final long serialVersionUID = 1L;

    private final transient EntityManagerFactory entities;
    private final transient AuditTrail trail;
    private final transient PatientReads reads;
    private final transient Map<SharedSessionContractImplementor, Gathering> underWay = new ConcurrentHashMap<>();

    EntityTrail(EntityManagerFactory entities, AuditTrail trail, PatientReads reads) {
        this.entities = entities;
        this.trail = trail;
        this.reads = reads;
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
        if (event.getEntity() instanceof PatientOwned owned) {
            reads.remember(owned.getPatientId());
        }
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    private void gather(AbstractPostDatabaseOperationEvent event, AuditAction action, @Nullable String changed) {
        Object entity = event.getEntity();
        underWay.computeIfAbsent(event.getSession(), Gathering::new)
                .entries
                .add(trail.entry(
                        action,
                        entity instanceof PatientOwned owned ? owned.getPatientId() : null,
                        entity.getClass().getSimpleName(),
                        event.getId() instanceof UUID uuid ? uuid : null,
                        changed == null || changed.length() <= 1000 ? changed : changed.substring(0, 1000)));
    }

    /** What one transaction has to say. */
    private final class Gathering implements BeforeCompletionCallback, AfterCompletionCallback {
        private final List<AuditEntry> entries = new ArrayList<>();
        private Set<UUID> read = Set.of();

        Gathering(SharedSessionContractImplementor session) {
            session.getTransactionCompletionCallbacks().registerCallback((BeforeCompletionCallback) this);
            session.getTransactionCompletionCallbacks().registerCallback((AfterCompletionCallback) this);
        }

        @Override
        public void doBeforeTransactionCompletion(SharedSessionContractImplementor session) {
            read = reads.take();
            read.forEach(patient -> entries.add(trail.entry(AuditAction.READ, patient, null, null, null)));
            trail.write(entries);
        }

        @Override
        public void doAfterTransactionCompletion(boolean committed, SharedSessionContractImplementor session) {
            underWay.remove(session);
            if (!committed) {
                // Whoever answers now has shown them all the same.
                read.forEach(reads::remember);
            }
        }
    }
}
