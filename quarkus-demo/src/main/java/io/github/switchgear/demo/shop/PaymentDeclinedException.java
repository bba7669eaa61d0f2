package io.github.switchgear.demo.shop;

/** The downstream works and does not take the payment. */
public final class PaymentDeclinedException extends Exception {
    private static final long serialVersionUID = 1L;

    PaymentDeclinedException(int cents) {
        super(cents + " cents declined");
    }
}
