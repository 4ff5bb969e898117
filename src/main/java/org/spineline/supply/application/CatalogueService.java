package org.spineline.supply.application;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.spineline.access.Permission;
import org.spineline.access.Requires;
import org.spineline.kernel.problem.FieldError;
import org.spineline.kernel.problem.NotFoundException;
import org.spineline.kernel.problem.RuleViolationException;
import org.spineline.kernel.web.ExpectedVersion;
import org.spineline.supply.SupplyKind;
import org.spineline.supply.application.SupplyRequests.ProductRequest;
import org.spineline.supply.application.SupplyRequests.ProductResponse;
import org.spineline.supply.domain.Gs1Label;
import org.spineline.supply.domain.ProductFacts;
import org.spineline.supply.domain.SupplyProduct;
import org.spineline.supply.domain.SupplyProductRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The products the site uses. */
@Service
@Transactional
public class CatalogueService {
    private final SupplyProductRepository products;
    private final Shelf shelf;
    private final SupplyMapper mapper;

    CatalogueService(SupplyProductRepository products, Shelf shelf, SupplyMapper mapper) {
        this.products = products;
        this.shelf = shelf;
        this.mapper = mapper;
    }

    /** By name, retired ones too; two queries. */
    @Requires(Permission.SUPPLY_READ)
    @Transactional(readOnly = true)
    public List<ProductResponse> all() {
        return shelf.showProducts(products.findAllByOrderByFactsName());
    }

    @Requires(Permission.SUPPLY_MANAGE)
    public ProductResponse add(ProductRequest request) {
        SupplyProduct product = new SupplyProduct(facts(request));
        product.becomes(product.getFacts(), request.retired());
        return shelf.show(products.saveAndFlush(product));
    }

    @Requires(Permission.SUPPLY_MANAGE)
    public ProductResponse change(UUID productId, ExpectedVersion expected, ProductRequest request) {
        SupplyProduct product = products.findById(productId)
                .orElseThrow(() -> new NotFoundException(
                        "product-not-found", "This product is not in the catalogue.", Map.of("productId", productId)));
        product.requireVersion(expected);
        product.becomes(facts(request), request.retired());
        return shelf.show(products.saveAndFlush(product));
    }

    private ProductFacts facts(ProductRequest request) {
        String gtin = request.gtin();
        if (gtin != null && !Gs1Label.hasCheckDigit(gtin)) {
            throw refused("/gtin", "The check digit is wrong. Compare the number with the package.");
        }
        if (request.kind() != SupplyKind.BALLOON && request.ratedPressurePsi() != null) {
            throw refused("/ratedPressurePsi", "Only a balloon has a rated pressure. Leave it empty.");
        }
        ProductFacts told = mapper.toFacts(request);
        return new ProductFacts(
                told.kind(),
                told.name().strip(),
                told.manufacturer(),
                told.referenceNumber(),
                fourteen(gtin),
                told.ratedPressurePsi(),
                told.ratedVolumeMl(),
                told.unitSizeMl(),
                told.lowStockAt());
    }

    /** Shorter numbers are the same ones with noughts in front: so a scan finds them. */
    private static @Nullable String fourteen(@Nullable String gtin) {
        return gtin == null ? null : "0".repeat(14 - gtin.length()) + gtin;
    }

    private static RuleViolationException refused(String pointer, String message) {
        return new RuleViolationException(
                "product-refused", "Nothing was saved.", List.of(new FieldError(pointer, message)));
    }
}
