package io.github.switchgear.demo.shop;

/** One page of the shop, built of the catalog's answer and the inventory's. */
public record ArticlePage(String sku, String name, int cents, int stock) {}
