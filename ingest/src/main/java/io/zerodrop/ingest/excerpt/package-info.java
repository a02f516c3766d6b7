/** Lines of logs as people may be shown them: short, and without anything private. */
package io.zerodrop.ingest.excerpt;
