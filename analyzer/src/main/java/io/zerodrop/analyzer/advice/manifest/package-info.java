/** Kubernetes manifests as their authors wrote them: fields with their places in the text. */
package io.zerodrop.analyzer.advice.manifest;
