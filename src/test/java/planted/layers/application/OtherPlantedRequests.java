package planted.layers.application;

/** Its record shares its name with another one. */
public final class OtherPlantedRequests {
    private OtherPlantedRequests() {}

    /** Described by the API document, or the other one is. */
    public record Twin(String second) {}
}
