package planted.modules.outer;

import planted.modules.inner.domain.PlantedSecret;

public final class PlantedReach {
    public String steal(PlantedSecret secret) {
        return secret.told();
    }
}
