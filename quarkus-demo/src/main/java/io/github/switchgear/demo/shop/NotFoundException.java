package io.github.switchgear.demo.shop;

/** The downstream works and says that there is no such article: an answer, not an outage. */
public final class NotFoundException extends Exception {
    private static final long serialVersionUID = 1L;

    NotFoundException(Sku sku) {
        super("no article " + sku);
    }
}
