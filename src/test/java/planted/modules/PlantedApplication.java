package planted.modules;

import org.springframework.modulith.Modulithic;

/** Root of a tiny application whose modules do not keep to themselves. */
@Modulithic
public final class PlantedApplication {
    private PlantedApplication() {}
}
