package planted.modules.inner.domain;

public final class PlantedSecret {
    public String told() {
        return "secret";
    }
}
