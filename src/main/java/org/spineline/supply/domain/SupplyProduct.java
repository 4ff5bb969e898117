package org.spineline.supply.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.spineline.kernel.domain.Aggregate;

/** One article of the catalogue. */
@Entity
@Table(name = "supply_product")
public class SupplyProduct extends Aggregate {
    @Embedded
    private ProductFacts facts;

    @Column(name = "retired")
    private boolean retired;

    @SuppressWarnings("NullAway.Init")
    protected SupplyProduct() {}

    public SupplyProduct(ProductFacts facts) {
        this.facts = facts;
    }

    /** @param isRetired nothing more is received; what is left may still be used */
    public void becomes(ProductFacts told, boolean isRetired) {
        facts = told;
        retired = isRetired;
    }

    public ProductFacts getFacts() {
        return facts;
    }

    public boolean isRetired() {
        return retired;
    }
}
