package org.spineline.operations.domain;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Copies taken in this facility. */
public interface TakenCopyRepository extends Repository<TakenCopy, UUID> {
    TakenCopy saveAndFlush(TakenCopy copy);
}
