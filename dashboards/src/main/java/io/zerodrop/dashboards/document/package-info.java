/**
 * Results as documents: what a line of the ndjson files and what an Elasticsearch document holds.
 *
 * <p>A {@link io.zerodrop.dashboards.document.Field} is defined once, in {@code EcsFields}, {@code
 * KubernetesFields} or {@code ZerodropFields}; a {@link
 * io.zerodrop.dashboards.document.DocumentType} says which value of a result goes into which field,
 * in the order in which it is written. Files, index mappings and the reader all follow these two.
 */
package io.zerodrop.dashboards.document;
