#!/usr/bin/env bash
# Quarkus 3.33.2, quarkus-rest with quarkus.http.enable-compression; JDK 17.
#
# Expected: of what is compressed on the way, the tag changes or becomes weak, since a strong ETag stands for these very
# bytes, and Vary tells caches that the answer depends on Accept-Encoding; as the usual proxies do it.
# What happens: the strong ETag is the same for the plain and for the compressed answer, and there is no Vary.
# Seen:
#   plain: 200; content-length: 2000; ETag: "v1"
#   compressed: 200; content-encoding: gzip; ETag: "v1"
# For who builds on it: give tags that are meant to survive compression as weak ones from the start, which promise no
# bytes; a resource that caches may keep sets Vary itself.
# In Switchgear: the admin module's tags are weak and name states; EntityTags takes what proxies make of them.
set -euo pipefail
LIMIT=300
source "$(dirname "$0")/lib/common.sh"

file src/main/java/app/Shop.java << 'JAVA'
package app;

import jakarta.ws.rs.*;
import jakarta.ws.rs.core.*;

@Path("shop")
public class Shop {

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public Response get() {
        return Response.ok("x".repeat(2000)).tag(new EntityTag("v1")).build();
    }
}
JAVA
build_quarkus quarkus-rest << 'PROPERTIES'
quarkus.http.enable-compression=true
PROPERTIES
start_quarkus

headers='etag|vary|content-encoding|content-length'
expect "plain" '200; content-length: 2000; ETag: "v1"' "$(answer "$headers" -H 'Accept-Encoding: identity' "$url/shop")"
expect "compressed" '200; content-encoding: gzip; ETag: "v1"' \
  "$(answer 'etag|vary|content-encoding' -H 'Accept-Encoding: gzip' "$url/shop")"
holds "Quarkus gives the plain and the compressed bytes one strong tag, and no Vary"
