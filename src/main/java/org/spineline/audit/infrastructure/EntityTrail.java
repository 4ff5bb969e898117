package org.spineline.audit.infrastructure;

import jakarta.persistence.EntityManagerFactory;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
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
import org.spineline.kernel.domain.PatientOwned;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Every entity written leaves a row in the same transaction; every patient's data loaded is remembered for the answer. */
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
        write(AuditAction.CREATE, event.getEntity(), event.getId(), null);
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        int[] dirty = event.getDirtyProperties();
        String[] names = event.getPersister().getPropertyNames();
        String changed = dirty == null
                ? null
                : Arrays.stream(dirty).mapToObj(i -> names[i]).sorted().collect(Collectors.joining(","));
        write(AuditAction.UPDATE, event.getEntity(), event.getId(), changed);
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        write(AuditAction.DELETE, event.getEntity(), event.getId(), null);
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

    private void write(AuditAction action, Object entity, Object id, @Nullable String changed) {
        trail.write(trail.entry(
                action,
                entity instanceof PatientOwned owned ? owned.getPatientId() : null,
                entity.getClass().getSimpleName(),
                id instanceof UUID uuid ? uuid : null,
                changed == null || changed.length() <= 1000 ? changed : changed.substring(0, 1000)));
    }
}
