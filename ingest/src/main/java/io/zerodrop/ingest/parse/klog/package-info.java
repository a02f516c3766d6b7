/**
 * The log of Kubernetes components: klog's text format and its JSON format, read into one {@link
 * io.zerodrop.ingest.parse.klog.KlogEntry}. Start at {@link
 * io.zerodrop.ingest.parse.klog.KlogReader}.
 *
 * <p>Lines are told by their message; {@code file.go:line} changes with every release.
 */
package io.zerodrop.ingest.parse.klog;
