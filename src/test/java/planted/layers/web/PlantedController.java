package planted.layers.web;

import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import planted.layers.domain.PlantedEntity;

@RestController
public class PlantedController {
    @PutMapping("/api/planted/{id}")
    public PlantedEntity overwrite(@PathVariable UUID id, @RequestBody String body) {
        return new PlantedEntity();
    }
}
