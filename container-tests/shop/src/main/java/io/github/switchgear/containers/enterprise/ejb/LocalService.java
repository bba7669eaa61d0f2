package io.github.switchgear.containers.enterprise.ejb;

import jakarta.ejb.Local;

/** A business interface. */
@Local
public interface LocalService {

    String call(boolean fails);
}
