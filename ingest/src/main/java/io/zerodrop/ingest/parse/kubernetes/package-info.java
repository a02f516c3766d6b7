/**
 * Kubernetes objects, as watches, lists and manifests show them, to events. Start at {@link
 * io.zerodrop.ingest.parse.kubernetes.ObjectParser} for JSON and {@link
 * io.zerodrop.ingest.parse.kubernetes.ManifestParser} for YAML; both end in one tree and one set of
 * readers, a reader for each kind, which the audit log's parser shares. Field meanings are those of
 * the API types of Kubernetes 1.36 (k8s.io/api).
 */
package io.zerodrop.ingest.parse.kubernetes;
