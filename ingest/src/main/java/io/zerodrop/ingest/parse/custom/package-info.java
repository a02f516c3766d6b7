/**
 * Access lines in a layout that the user has to tell: an nginx {@code log_format} string as it
 * stands in the configuration, the names of the fields of a JSON line, or a pattern with named
 * groups. {@link io.zerodrop.ingest.parse.custom.Layout} says whether a layout is one; the fields
 * mean what {@link io.zerodrop.ingest.parse.nginx.AccessField} says.
 */
package io.zerodrop.ingest.parse.custom;
