package planted.layers.application;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

@Service
public class PlantedService {
    @Autowired
    private Runnable injectedIntoAField = () -> {};

    public void unguarded() {
        injectedIntoAField.run();
    }

    public HttpStatus knowsHttp() {
        return HttpStatus.OK;
    }

    public Clock takesItsOwnClock() {
        return Clock.systemUTC();
    }
}
