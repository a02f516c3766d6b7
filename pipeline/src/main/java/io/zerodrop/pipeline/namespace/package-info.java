/** A namespace of a live cluster as manifests. Reads only, and never Secrets or ConfigMaps. */
package io.zerodrop.pipeline.namespace;
