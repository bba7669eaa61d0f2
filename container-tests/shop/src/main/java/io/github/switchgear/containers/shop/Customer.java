package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.RequestScoped;

/** Who the request is for. */
@RequestScoped
public class Customer {

    private String name;

    public void is(String newName) {
        name = newName;
    }

    public String name() {
        return name;
    }
}
