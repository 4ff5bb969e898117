package org.spineline.supply.application;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.spineline.supply.application.SupplyRequests.Freshness;
import org.spineline.supply.application.SupplyRequests.LotResponse;
import org.spineline.supply.application.SupplyRequests.MovementView;
import org.spineline.supply.application.SupplyRequests.ProductRequest;
import org.spineline.supply.application.SupplyRequests.ProductResponse;
import org.spineline.supply.domain.ProductFacts;
import org.spineline.supply.domain.SupplyLot;
import org.spineline.supply.domain.SupplyMovement;
import org.spineline.supply.domain.SupplyProduct;

@Mapper
interface SupplyMapper {
    ProductFacts toFacts(ProductRequest request);

    @Mapping(target = ".", source = "product.facts")
    ProductResponse toResponse(SupplyProduct product, int onHand, boolean low);

    @Mapping(target = "id", source = "lot.id")
    @Mapping(target = "version", source = "lot.version")
    @Mapping(target = "lot", source = "lot.lot")
    @Mapping(target = "productName", source = "product.name")
    @Mapping(target = "manufacturer", source = "product.manufacturer")
    @Mapping(target = "kind", source = "product.kind")
    LotResponse toResponse(SupplyLot lot, ProductFacts product, Freshness freshness, int onHand);

    MovementView toView(SupplyMovement movement);
}
