#!/usr/bin/env bash
# Quarkus 3.33.2, quarkus-rest; JDK 17.
#
# Expected: an answer 405 has the header Allow with the methods that the path takes, as RFC 9110 (15.5.6) demands, and
# OPTIONS answers the same.
# What happens: 405 comes without Allow. OPTIONS answers with every method that any path of the resource's class takes,
# so of methods, too, that the path itself then refuses with 405.
# Seen, where /shop/price takes GET alone and another path of the class POST:
#   DELETE /shop/price: 405
#   OPTIONS /shop/price: 200; Allow: GET HEAD OPTIONS POST
#   POST /shop/price: 405
#   OPTIONS /other: 200; Allow: GET HEAD OPTIONS
# For who builds on it: who wants a right Allow sets it in a response filter, from knowledge of their own, for 405 and
# for OPTIONS; clients must not choose a method by what OPTIONS tells.
# In Switchgear: UnmatchedFilter and AllowedMethods of the admin module, which take it from the OpenAPI document.
set -euo pipefail
LIMIT=300
source "$(dirname "$0")/lib/common.sh"

file src/main/java/app/Shop.java << 'JAVA'
package app;

import jakarta.ws.rs.*;

@Path("shop")
public class Shop {

    @GET
    @Path("price")
    public String price() {
        return "7";
    }

    @POST
    @Path("order")
    public String order() {
        return "ordered";
    }
}
JAVA
file src/main/java/app/Other.java << 'JAVA'
package app;

import jakarta.ws.rs.*;

@Path("other")
public class Other {

    @GET
    public String get() {
        return "other";
    }
}
JAVA
build_quarkus quarkus-rest < /dev/null
start_quarkus

# The methods are sorted, as their order is no part of it.
allowed() {
  local seen
  seen=$(answer allow "$@")
  echo "${seen%%Allow:*}$(sed -n 's/.*Allow: //p' <<< "$seen" | tr -d ' ' | tr , '\n' | sort | paste -sd ' ')"
}

expect "GET /shop/price" "200" "$(allowed "$url/shop/price")"
expect "DELETE /shop/price" "405" "$(allowed -X DELETE "$url/shop/price")"
expect "OPTIONS /shop/price, Allow" "200; GET HEAD OPTIONS POST" "$(allowed -X OPTIONS "$url/shop/price")"
expect "POST /shop/price" "405" "$(allowed -X POST "$url/shop/price")"
expect "OPTIONS /other, Allow" "200; GET HEAD OPTIONS" "$(allowed -X OPTIONS "$url/other")"
holds "Quarkus' 405 does not tell what is allowed, and its OPTIONS tells of more than that"
